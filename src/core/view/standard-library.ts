/** What Flask, FastAPI, Django and their servers import of the standard library; the rest is compiled on first use, if ever. */
const modules = [
	'argparse',
	'asyncio',
	'calendar',
	'colorsys',
	'concurrent.futures.thread',
	'configparser',
	'difflib',
	'email.generator',
	'email.mime.message',
	'email.mime.multipart',
	'email.mime.text',
	'encodings.idna',
	'encodings.unicode_escape',
	'getpass',
	'graphlib',
	'gzip',
	'html.parser',
	'http.cookies',
	'http.server',
	'importlib.metadata',
	'logging.config',
	'multiprocessing.connection',
	'pkgutil',
	'platform',
	'pprint',
	'secrets',
	'shlex',
	'sqlite3',
	'statistics',
	'uuid',
	'wsgiref.headers',
	'wsgiref.util',
	'zoneinfo',
];

const columns = 98;

/** One import statement over several lines of a string in the Dockerfile; importing a module is what compiles it. */
export const importStatement = (): string => {
	const lines = ['import '];
	for (const [index, module] of modules.entries()) {
		const word = index === modules.length - 1 ? module : `${module}, `;
		const line = lines.at(-1) ?? '';
		if (line.length + word.length > columns) lines.push(`    ${word}`);
		else lines[lines.length - 1] = line + word;
	}
	return lines.join('\\\n');
};
