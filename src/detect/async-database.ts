import { isDatabaseAddress } from '../core/made-up-value.ts';
import { someTextSays } from './some-text.ts';
import type { Sources } from './sources.ts';

interface Context {
	/** Python files of the service. */
	readonly files: readonly string[];
	/** Environment variables that it needs. */
	readonly names: readonly string[];
	readonly packages: readonly string[];
}

/** SQLAlchemy refuses an address without an asynchronous driver before it connects. Source: its list of dialects. */
const addresses: readonly (readonly [driver: string, address: string])[] = [
	['aiosqlite', 'sqlite+aiosqlite:////tmp/build.sqlite3'],
	['asyncpg', 'postgresql+asyncpg://localhost'],
	['psycopg', 'postgresql+psycopg://localhost'],
	['asyncmy', 'mysql+asyncmy://localhost'],
	['aiomysql', 'mysql+aiomysql://localhost'],
];

/** Values for a trial start, by name, where the service opens its database with `create_async_engine`. */
export const asyncDatabaseValues = async (
	sources: Sources,
	{ files, names, packages }: Context,
): Promise<Readonly<Record<string, string>>> => {
	const databases = names.filter(isDatabaseAddress);
	const address = addresses.find(([driver]) => packages.includes(driver))?.[1];
	if (databases.length === 0 || address === undefined) return {};
	return (await someTextSays(sources, files, /\b(create_async_engine|async_engine_from_config)\b/))
		? Object.fromEntries(databases.map((name) => [name, address]))
		: {};
};
