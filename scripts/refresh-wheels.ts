// Writes src/core/system-packages/wheels.json: since which version each package has a wheel for each Python and C library.
// Needs a Python with pip on PATH (or its path as argument), which is asked once for each package.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pythonVersions } from '../src/core/bases/python-versions.ts';
import { compareVersions } from '../src/core/pep440.ts';
import { wheelFits } from '../src/core/wheel.ts';

/** What services pin that is compiled, so that a version has wheels only for the Pythons of its day. */
const names =
	'aiohttp aiokafka asyncpg bcrypt brotli cffi confluent-kafka contourpy cryptography dependency-injector duckdb faiss-cpu fiona frozenlist gevent google-crc32c greenlet grpcio h5py hiredis httptools jiter kiwisolver lxml lz4 markupsafe matplotlib msgpack msgspec multidict numba numpy onnxruntime opencv-python opencv-python-headless oracledb orjson pandas pillow polars psutil psycopg-binary psycopg2-binary pyarrow pycryptodome pycurl pydantic-core pymongo pymssql pynacl pyodbc pyproj pyyaml pyzmq rapidfuzz rasterio regex rpds-py ruamel-yaml-clib safetensors scikit-learn scipy sentencepiece setproctitle shapely spacy sqlalchemy statsmodels tensorflow tiktoken tokenizers torch ujson uvloop websockets wrapt xgboost xmlsec yarl zstandard'.split(
		' ',
	);
const target = path.resolve(import.meta.dirname, '../src/core/system-packages/wheels.json');
const python = process.argv[2] ?? 'python3';

/** The wheels of every final version, oldest version first, as pip finds them in its index. */
const wheelsOf = (name: string): readonly (readonly string[])[] => {
	const found = execFileSync(python, ['-m', 'pip', 'index', 'versions', name, '-vv'], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		maxBuffer: 2 ** 28,
	});
	const byVersion = new Map<string, Set<string>>();
	for (const [file = ''] of found.matchAll(/[\w.+!-]+\.whl(?=[\s#])/g)) {
		const version = file.split('-')[1] ?? '';
		if (!/^\d+(?:\.\d+)*(?:\.post\d+)?$/.test(version)) continue;
		byVersion.set(version, (byVersion.get(version) ?? new Set()).add(file));
	}
	const versions = [...byVersion].sort(([left], [right]) => compareVersions(left, right));
	// What a package was before it was compiled says nothing.
	const compiled = versions.findIndex(([, files]) => [...files].some((file) => file.includes('linux')));
	return versions.slice(compiled).map(([, files]) => [...files]);
};

/** The first of three versions in a row that have a wheel there, and after ".." the last one where newer ones have none; "-" for none at all. */
const rangeOf = (
	versions: readonly (readonly string[])[],
	{ version: minor, libc }: { readonly version: string; readonly libc: 'glibc' | 'musl' },
): string => {
	const target = { python: minor, libc, machine: 'x86_64' } as const;
	const fits = (files: readonly string[]): boolean => files.some((file) => wheelFits(file, target));
	const versionOf = (files: readonly string[] | undefined): string => files?.[0]?.split('-')[1] ?? '-';
	const start = versions.findIndex((_, index) => versions.slice(index, index + 3).every(fits));
	const [first, last] = [versionOf(versions[start]), versionOf(versions.findLast(fits))];
	return last === versionOf(versions.at(-1)) ? first : first === '-' ? '-' : `${first}..${last}`;
};

/** Once, where it is the same for every Python. */
const shorten = (text: string): string => {
	const distinct = new Set(text.split(' '));
	return distinct.size === 1 ? [...distinct].join('') : text;
};

const current = pythonVersions.map(({ version }) => version).filter((version) => Number(version.split('.')[1]) >= 11);
const table = Object.fromEntries(
	names.map((name) => {
		const versions = wheelsOf(name);
		const ranges = (['glibc', 'musl'] as const).map((libc) =>
			current.map((version) => rangeOf(versions, { version, libc })).join(' '),
		);
		const text = [...new Set(ranges.map(shorten))].join(' / ');
		process.stdout.write(`${name}: ${text}\n`);
		return [name, text];
	}),
);
const day = new Date().toISOString().slice(0, 10);
writeFileSync(
	target,
	`${JSON.stringify({ date: day, pythons: current.join(' '), packages: table }, undefined, '\t')}\n`,
);
