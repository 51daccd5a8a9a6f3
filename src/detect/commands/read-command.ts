import type { Application, Server } from '../../core/project-facts.ts';
import { splitCommands } from './shell-words.ts';
import { isPython, unwrap } from './unwrap.ts';

/** What one command line starts. `path` is a Python file or "manage.py"; `script` another file that starts the service. */
export interface ReadCommand {
	readonly application?: Application;
	readonly server?: Server;
	readonly port?: number;
	readonly folder?: string;
	readonly path?: string;
	readonly script?: string;
	/** Where the command itself says how it calls the application. */
	readonly speaks?: 'wsgi' | 'asgi';
	/** It reloads, or is a framework's development server, so says nothing about the server of production. */
	readonly isDevelopment: boolean;
}

/** Reads a shell text; of several commands the last one that starts something counts. */
export const readCommandText = (text: string): ReadCommand | undefined => {
	let folder: string | undefined;
	let found: ReadCommand | undefined;
	for (const words of splitCommands(text)) {
		const command = unwrap(words);
		if (command[0] === 'cd' && command[1] !== undefined) folder = command[1];
		const read = readWords(command);
		if (read) found = folder === undefined || read.folder !== undefined ? read : { ...read, folder };
	}
	return found;
};

/** Reads a command that is split into words already, as in the JSON form of CMD. */
export const readWords = (words: readonly string[]): ReadCommand | undefined => {
	const [program = '', ...args] = unwrap(words);
	const name = program.split('/').at(-1) ?? '';
	if (/^(sh|bash|ash|dash)$/.test(name)) return readShell(args);
	if (isPython(name)) return readPython(args);
	const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
	if (reader) return reader(args);
	return /\.sh$|entrypoint|^\.\//.test(program) ? { script: program, isDevelopment: false } : undefined;
};

const readShell = (args: readonly string[]): ReadCommand | undefined => {
	const at = args.findIndex((arg) => /^-\w*c$/.test(arg));
	if (at !== -1) return readCommandText(args[at + 1] ?? '');
	const script = args.find((arg) => !arg.startsWith('-'));
	return script === undefined ? undefined : { script, isDevelopment: false };
};

const readPython = (args: readonly string[]): ReadCommand | undefined => {
	const [first = '', second] = args;
	const manage = first === '-m' ? /^(?:[\w.]+\.)?manage$/.exec(second ?? '')?.[0] : undefined;
	if (manage !== undefined) return readPython([`${manage.replaceAll('.', '/')}.py`, ...args.slice(2)]);
	if (first === '-m' && second !== undefined) return readModule(args);
	if (!first.endsWith('.py')) return undefined;
	const isManage = first.endsWith('manage.py');
	if (isManage && !/^run/.test(second ?? '')) return undefined;
	return { path: first, isDevelopment: isManage, ...portOf(args) };
};

const readModule = (args: readonly string[]): ReadCommand => {
	const isDevelopment = args.includes('--reload');
	// What a tool fills in before it runs the command has no value here, and flags for development have none in an image.
	const unfilled = args.findIndex((arg) => arg.includes('{{'));
	const kept = isDevelopment ? args.slice(0, 2) : unfilled === -1 ? args : args.slice(0, unfilled);
	return { application: { kind: 'command', args: kept }, server: 'own', isDevelopment, ...portOf(args) };
};

type Reader = (args: readonly string[]) => ReadCommand | undefined;

const object = (target: string, fallback: string, factory: boolean): Application | undefined => {
	const [module = '', attribute = fallback] = target.split(':');
	const called = /^(\w+)\(.*\)$/.exec(attribute);
	if (!/^[A-Za-z_][\w.]*$/.test(module) || attribute === '') return undefined;
	return {
		kind: 'object',
		module: module.replace(/\.py$/, ''),
		attribute: called?.[1] ?? attribute,
		factory: factory || called !== null,
	};
};

const targetOf = (args: readonly string[]): string | undefined => {
	const targets = args.filter((arg, index) => {
		const before = args[index - 1] ?? '';
		return (
			/^[A-Za-z_][\w.]*:[A-Za-z_]\w*(\(.*\))?$/.test(arg) && !/^(-b|--bind|-k|--worker-class|-c|--config)$/.test(before)
		);
	});
	if (targets.length > 0) return targets.at(-1);
	const plain = args.filter(
		(arg, index) => /^[A-Za-z_]\w*(\.\w+)*$/.test(arg) && !(args[index - 1] ?? '').startsWith('-'),
	);
	return plain.at(-1);
};

const server =
	(kind: Server | undefined, fallback = ''): Reader =>
	(args) => {
		const target = targetOf(args);
		const isFactory = args.some((arg) => /^--(factory|call)$/.test(arg));
		const application = target === undefined ? undefined : object(target, fallback, isFactory);
		const folder = optionOf(args, /^--(chdir|app-dir|pythonpath|working-dir)$/);
		return {
			...(application ? { application } : {}),
			...(kind ? { server: kind } : {}),
			...(folder === undefined ? {} : { folder }),
			...portOf(args),
			...(optionOf(args, /^--interface$/) === 'wsgi' ? { speaks: 'wsgi' as const } : {}),
			isDevelopment: args.includes('--reload'),
		};
	};

const gunicorn: Reader = (args) => {
	const worker = optionOf(args, /^(-k|--worker-class)$/) ?? '';
	return server(/uvicorn/i.test(worker) ? 'gunicorn-uvicorn' : 'gunicorn', 'application')(args);
};

const uwsgi: Reader = (args) => {
	const target = optionOf(args, /^(-w|--module|--wsgi)$/);
	const path = optionOf(args, /^(--wsgi-file|--file)$/);
	const application =
		target === undefined ? undefined : object(target, optionOf(args, /^--callable$/) ?? 'application', false);
	const folder = optionOf(args, /^--(chdir|pythonpath)$/);
	return {
		...(application ? { application } : {}),
		...(path ? { path } : {}),
		...(folder === undefined ? {} : { folder }),
		...portOf(args),
		isDevelopment: false,
	};
};

const flask: Reader = (args) => {
	if (!args.includes('run')) return undefined;
	const target = optionOf(args, /^(-A|--app)$/);
	const application = target?.includes(':') ? object(target, 'app', false) : undefined;
	return { ...(application ? { application } : {}), ...portOf(args), isDevelopment: true };
};

const fastapi: Reader = (args) => {
	const path = args.find((arg) => arg.endsWith('.py'));
	const isDevelopment = args[0] === 'dev';
	if (args[0] !== 'run' && !isDevelopment) return undefined;
	return { server: 'uvicorn', ...(path ? { path } : {}), ...portOf(args), isDevelopment };
};

const command =
	(module: string): Reader =>
	(args) =>
		// What only a shell could fill in has no value in exec form.
		args.some((arg) => arg.includes('$'))
			? undefined
			: {
					application: { kind: 'command', args: ['-m', module, ...args] },
					server: 'own',
					...portOf(args),
					isDevelopment: false,
				};

const readers: Readonly<Record<string, Reader>> = {
	gunicorn,
	uvicorn: server('uvicorn'),
	hypercorn: server('hypercorn'),
	daphne: server('daphne', 'application'),
	granian: server('granian'),
	'waitress-serve': server('waitress'),
	waitress: server('waitress'),
	uwsgi,
	flask,
	fastapi,
	streamlit: (args) => {
		const path = args.find((arg) => arg.endsWith('.py'));
		return path === undefined ? undefined : { path, server: 'own', ...portOf(args), isDevelopment: false };
	},
	celery: command('celery'),
	sanic: command('sanic'),
	dramatiq: command('dramatiq'),
	rq: command('rq.cli'),
	arq: command('arq'),
	'huey_consumer.py': command('huey.bin.huey_consumer'),
};

const optionOf = (args: readonly string[], name: RegExp): string | undefined => {
	for (const [index, arg] of args.entries()) {
		const [flag = '', ...value] = arg.split('=');
		if (!name.test(flag)) continue;
		return value.length > 0 ? value.join('=') : args[index + 1];
	}
	return undefined;
};

const portOf = (args: readonly string[]): { readonly port?: number } => {
	const text =
		optionOf(args, /^(-b|--bind|--listen|--http|--http-socket|--server\.port|--port|-p)$/) ??
		args.find((arg) => /^[\d.*]+:\d{2,5}$/.test(arg));
	const port = /^(?:.*:)?(\d{2,5})$/.exec(text ?? '')?.[1];
	return port === undefined ? {} : { port: Number(port) };
};
