/** Programs that only start another one; the number of their own arguments, flags aside. */
const wrappers: Readonly<Record<string, number>> = {
	exec: 0,
	env: 0,
	nohup: 0,
	time: 0,
	sudo: 0,
	tini: 0,
	'dumb-init': 0,
	catatonit: 0,
	'su-exec': 1,
	gosu: 1,
	setpriv: 0,
	'ddtrace-run': 0,
	'opentelemetry-instrument': 0,
	'honcho-run': 0,
	chamber: 2,
};

/** Pairs such as `poetry run`, `uv run` and `newrelic-admin run-program`. */
const runners = /^(poetry|uv|pdm|pipenv|hatch|rye|newrelic-admin|conda|doppler|mise|op) (run|run-program|exec)$/;

const baseName = (word: string): string => word.split('/').at(-1) ?? word;

/** The command that is run in the end: without assignments in front, `exec`, `poetry run`, `python -m` and the like. */
export const unwrap = (words: readonly string[]): readonly string[] => {
	let rest = words;
	for (let step = 0; step < 8; step += 1) {
		const next = unwrapOnce(rest);
		if (next === rest) break;
		rest = next;
	}
	return rest;
};

const unwrapOnce = (words: readonly string[]): readonly string[] => {
	const [first = '', second = ''] = words;
	if (/^[A-Za-z_]\w*=/.test(first) || first === '--' || first === '@' || first === '-') return words.slice(1);
	const program = baseName(first);
	if (runners.test(`${program} ${second}`)) return withoutFlags(words.slice(2));
	const own = Object.hasOwn(wrappers, program) ? wrappers[program] : undefined;
	if (own !== undefined) return withoutFlags(words.slice(1)).slice(own);
	if (/wait-?for/.test(program) && words.includes('--')) return words.slice(words.indexOf('--') + 1);
	if (isPython(program) && second === '-m' && words[2] === 'debugpy') return [first, ...debugged(words.slice(3))];
	if (isPython(program) && second === '-m' && isServerModule(words[2])) return words.slice(2);
	if (isPython(program) && /^-[uOBEI]+$/.test(second)) return [first, ...words.slice(2)];
	return words;
};

/** What the debugger is given to run, after its own flags. */
const debugged = (words: readonly string[]): readonly string[] => {
	const at = words.findIndex(
		(word, index) => word === '-m' || (!word.startsWith('-') && !/^--(listen|connect)$/.test(words[index - 1] ?? '')),
	);
	return at === -1 ? [] : words.slice(at);
};

export const isPython = (program: string): boolean => /^python[\d.]*$/.test(baseName(program));

const isServerModule = (module = ''): boolean =>
	/^(gunicorn|uvicorn|hypercorn|daphne|granian|waitress|flask|fastapi|streamlit|celery|dramatiq|sanic|litestar|rq|uwsgi)$/.test(
		module,
	);

const withoutFlags = (words: readonly string[]): readonly string[] => {
	const at = words.findIndex((word) => !word.startsWith('-') || word === '--');
	return at === -1 ? [] : words.slice(words[at] === '--' ? at + 1 : at);
};
