import { folderOf, joinPath, normalisePath } from './paths.ts';
import { argument, dottedName, type Expression, everyPart } from './python/expression.ts';

/** Where relative paths of a module begin. */
export interface PathBase {
	/** The file that the expression stands in. */
	readonly path: string;
	/** The folder that a name such as BASE_DIR means. */
	readonly root: string;
}

/**
 * The path that an expression means, when its parts are literal: `BASE_DIR / "media"`, `os.path.join(here, "data", "x")`,
 * `"/var/data"`. Relative to the project's root, or absolute; undefined when it depends on what is set at run time.
 */
export const literalPath = (expression: Expression, base: PathBase): string | undefined => {
	const { path, root } = base;
	if (expression.kind === 'call' && /environ|getenv|^env\b|^config$/i.test(dottedName(expression.callee))) {
		const fallback = argument(expression, 'default', 1);
		return fallback && literalPath(fallback, base);
	}
	const parts = everyPart(expression);
	if (
		parts.some(({ kind }) => kind === 'item') ||
		parts.some((part) => /environ|getenv|^env\b|config|settings/i.test(dottedName(part)))
	) {
		return undefined;
	}
	const names = parts.map(dottedName);
	const isInstance = names.some((name) => name.endsWith('.instance_path'));
	const literals = [
		...(isInstance ? ['instance'] : []),
		...parts.flatMap((part) =>
			part.kind === 'string' && !/^sqlite[\w+]*:\/{3}$/.test(part.value) ? [part.value] : [],
		),
	];
	const text = literals.join('/').replaceAll(/\/{2,}/g, '/');
	// A part that begins with a dash is the rest of a name that is put together.
	if (literals.length === 0 || !/^[\w./ -]+$/.test(text) || /(^|\/)-/.test(text)) return undefined;
	if (text.startsWith('/')) return text.replace(/\/+$/, '');
	const ownFolder = names.includes('__file__') ? folderOf(path) : '';
	const isBased =
		isInstance || names.some((name) => /(BASE|ROOT|PROJECT|HERE|DIR)/i.test(name) && !/^os\.path|dirname/.test(name));
	return normalisePath(joinPath(names.includes('__file__') ? ownFolder : isBased ? root : '', text));
};
