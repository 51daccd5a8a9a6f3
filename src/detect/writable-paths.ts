import { type Detected, detected } from '../core/detected.ts';
import { literalPath, type PathBase } from './literal-path.ts';
import { folderOf, joinPath } from './paths.ts';
import { argument, dottedName, type Expression, lastName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';
import { qualify } from './python/qualify.ts';
import { type Setting, settingsOf } from './settings.ts';

interface Written {
	/** The folder that has to be writable; empty for the project's root. */
	readonly folder: string;
	/** The file in it, where the code names one. */
	readonly file: string | undefined;
	readonly evidence: string;
}

export interface WritablePaths {
	readonly writablePaths: Detected<readonly string[]>;
	/** Files that it writes beside its code. */
	readonly loose: readonly string[];
	readonly warnings: readonly string[];
}

/** Folders that the service writes to: of SQLite files, uploads, logs and caches, as its code names them. */
export const detectWritablePaths = (modules: readonly PythonModule[], root: string): WritablePaths => {
	const written = modules.flatMap((module) => writtenBy(module, { path: module.path, root }));
	const loose = written.filter(({ folder, file }) => file !== undefined && (folder === '' || folder === root));
	const instance = modules.some(usesInstance)
		? loose.map((found) => ({ ...found, folder: joinPath(root, 'instance') }))
		: [];
	const folders = [...written, ...instance].filter(
		({ folder }) => folder !== '' && folder !== root && !/^\/(tmp|dev|proc)(\/|$)/.test(folder),
	);
	const outermost = [...new Set(folders.map(({ folder }) => folder))]
		.filter((folder, _, all) => !all.some((outer) => outer !== folder && folder.startsWith(`${outer}/`)))
		.sort();
	return {
		writablePaths: detected(outermost, 'likely', [...new Set(folders.map(({ evidence }) => evidence))]),
		loose: instance.length > 0 ? [] : [...new Set(loose.flatMap(({ file }) => file ?? []))],
		warnings: instance.length > 0 ? [] : besideTheCode(loose),
	};
};

/** Flask-SQLAlchemy keeps a SQLite file without a folder in Flask's instance folder, beside the application's package. */
const usesInstance = ({ imports }: PythonModule): boolean =>
	imports.some(({ module }) => module === 'flask_sqlalchemy');

const besideTheCode = (loose: readonly Written[]): readonly string[] =>
	[...new Map(loose.map((found) => [found.file, found])).values()].map(
		({ file, evidence }) =>
			`${evidence} is written beside the code, which is read-only in the image: there ${file} is a link into /app/var.`,
	);

/** A folder of the system that bears the name of the service's own package, such as /var/lib/shop for shop/config.py. */
const systemFolders = ({ path, strings }: PythonModule): readonly Written[] => {
	const folders = path.split('/').slice(0, -1);
	return strings.flatMap((text) => {
		const [folder, name = ''] = /^\/var\/(?:lib|cache|spool|opt)\/([\w.-]+)/.exec(text) ?? [];
		if (folder === undefined || !folders.includes(name)) return [];
		return [{ folder, file: undefined, evidence: `"${text}" in ${path}` }];
	});
};

const writtenBy = (module: PythonModule, base: PathBase): readonly Written[] => [
	...systemFolders(module),
	...settingsOf(module).flatMap((setting) => {
		const { name, value, line } = setting;
		const found = { base, evidence: `${name} in ${module.path} line ${line}` };
		if (folderSettings.test(name) || isFolder(setting)) return toFolder(value, found);
		if (isFile(setting)) return toFile(value, found);
		return /DATABASE|SQLITE|^DB_|_DB$|_URI$|_URL$/i.test(name) ? sqliteIn(value, found) : [];
	}),
	...module.calls.flatMap(({ call, line }) => {
		const name = lastName(call.callee);
		const found = { base, evidence: `${name}(…) in ${module.path} line ${line}` };
		if (/^(makedirs|mkdir)$/.test(name)) return toFolder(call.args[0] ?? receiverOf(call.callee), found);
		if (/^FileSystem(Storage|Cache)$/.test(name)) return toFolder(argument(call, 'location', 0), found);
		if (/^(\w*FileHandler|SqliteHuey)$/.test(name)) return toFile(argument(call, 'filename', 0), found);
		const qualified = qualify(module, dottedName(call.callee));
		if (/^diskcache\.(\w+\.)?(Cache|FanoutCache|Deque|Index)$/.test(qualified))
			return toFolder(argument(call, 'directory', name === 'Deque' ? 1 : 0), found);
		if (qualified === 'shelve.open') return toFile(argument(call, 'filename', 0), found);
		if (name === 'basicConfig') return toFile(argument(call, 'filename'), found);
		if (dottedName(call.callee) === 'logger.add') return toFile(call.args[0], found);
		if (/^(create_engine|create_async_engine|connect|SqliteDatabase|TinyDB|Database)$/.test(name) && call.args[0]) {
			return sqliteIn(call.args[0], found);
		}
		return [];
	}),
];

/** The folder of Django's file cache, of one of its storages, or of Whoosh's index. */
const isFolder = ({ name, beside }: Setting): boolean =>
	(name === 'LOCATION' && /FileBasedCache$/.test(beside.get('BACKEND') ?? '')) ||
	(name === 'location' && /FileSystemStorage$/.test(beside.get('BACKEND') ?? '')) ||
	(name === 'PATH' && /whoosh/i.test(beside.get('ENGINE') ?? ''));

const isFile = ({ name, beside }: Setting): boolean =>
	(name === 'filename' && /FileHandler$/.test(beside.get('class') ?? '')) || /BEAT_SCHEDULE_FILENAME$/.test(name);

const folderSettings =
	/^(\w*(MEDIA|STORAGE)_ROOT|UPLOAD_(FOLDER|DIR|PATH|ROOT)|UPLOADS?_(DEFAULT_)?DEST|\w*UPLOAD\w*_(FOLDER|DIR|DEST)|FILE_UPLOAD_TEMP_DIR|WHOOSH_(BASE|INDEX)|(session|cache)\.(data|lock)_dir|(DATA|CACHE|LOGS?|(SESSION|EMAIL)_FILE|STORAGE|DOWNLOADS?)_(DIR|FOLDER|PATH|DIRECTORY))$/i;

interface Found {
	readonly base: PathBase;
	readonly evidence: string;
}

const receiverOf = (callee: Expression): Expression | undefined => (callee.kind === 'member' ? callee.of : undefined);

const toFolder = (value: Expression | undefined, { base, evidence }: Found): readonly Written[] => {
	const folder = value && literalPath(value, base);
	return folder === undefined || folder === '' ? [] : [{ folder, file: undefined, evidence }];
};

const toFile = (value: Expression | undefined, { base, evidence }: Found): readonly Written[] => {
	const path = value && literalPath(value, base);
	return path === undefined ? [] : [{ folder: folderOf(path), file: path, evidence }];
};

/** SQLite keeps a journal beside its file, so that the whole folder has to be writable. */
const sqliteIn = (value: Expression, found: Found): readonly Written[] => {
	const urls = textsOf(value).flatMap((text) => /^sqlite(?:\+\w+)?:\/\/\/(.+)$/.exec(text)?.[1] ?? []);
	if (urls.length > 0) return urls.flatMap((path) => fileAt(path, found));
	const isFile = textsOf(value).some((text) => /\.(sqlite3?|db)$/i.test(text));
	if (!isFile) return [];
	return nameOfDatabase(value).flatMap((part) => toFile(part, found));
};

const fileAt = (path: string, { evidence }: Found): readonly Written[] => {
	if (path.startsWith(':memory:') || path.startsWith('?')) return [];
	const file = path.replace(/\?.*$/, '').replace(/^\.\//, '');
	return [{ folder: folderOf(file), file, evidence }];
};

/** `{"default": {"NAME": BASE_DIR / "db.sqlite3"}}`, or the expression itself. */
const nameOfDatabase = (value: Expression): readonly Expression[] => {
	if (value.kind !== 'dict') return [value];
	return value.entries.flatMap(([key, entry]) => {
		if (entry.kind === 'dict') return nameOfDatabase(entry);
		return stringValue(key) === 'NAME' ? [entry] : [];
	});
};

const textsOf = (expression: Expression): readonly string[] => {
	switch (expression.kind) {
		case 'string':
			return [expression.value];
		case 'operation':
			return expression.operands.flatMap(textsOf);
		case 'call':
			return /getenv|get|join|str|env|config/i.test(lastName(expression.callee) || dottedName(expression.callee))
				? [...expression.args, ...expression.keywords.values()].flatMap(textsOf)
				: [];
		case 'dict':
			return expression.entries.flatMap(([, entry]) => textsOf(entry));
		default:
			return [];
	}
};
