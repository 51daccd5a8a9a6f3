import type { PackageIndex } from '../../core/project-facts.ts';
import type { Table } from './toml.ts';
import { tableAt, tablesOf } from './toml.ts';

/** PyPI, its mirrors, and well-known indexes of wheels: they ask for no login. */
const isPublic = (address: string): boolean =>
	/^https?:\/\/(?:mirrors?\.|(?:[\w-]+\.)*(?:pypi\.org|python\.org|pythonhosted\.org|pytorch\.org|nvidia\.com|piwheels\.org|pyg\.org|github\.io|douban(?:io)?\.com|edu\.cn)(?:[:/]|$))/.test(
		address,
	);

/** The indexes besides the public ones; a password in an address is never repeated. */
export const privateIndexes = (addresses: readonly string[]): readonly PackageIndex[] =>
	[...new Set(addresses)]
		.filter((address) => /^https?:/.test(address) && !isPublic(address))
		.map((address) => {
			const [, credentials = ''] = /\/\/([^/@]*)@/.exec(address) ?? [];
			const variables = [...credentials.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
			return { address: withoutLogin(address), variables };
		});

const withoutLogin = (address: string): string => address.replace(/\/\/[^/@]*@/, '//');

/** What to know of them. */
export const indexWarnings = (file: string, addresses: readonly string[]): readonly string[] =>
	privateIndexes(addresses).map(
		({ address }) => `${file} names the package index ${address}, which the build logs in to with --build-secrets.`,
	);

/** The indexes that uv, Poetry and PDM read from pyproject.toml. */
export const pyprojectIndexes = (table: Table): readonly string[] =>
	[
		...tablesOf(tableAt(table, 'tool', 'uv').index),
		...tablesOf(tableAt(table, 'tool', 'poetry').source),
		...tablesOf(tableAt(table, 'tool', 'pdm').source),
		{ url: tableAt(table, 'tool', 'uv')['index-url'] },
	].flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
