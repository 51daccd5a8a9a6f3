import type { Table } from './toml.ts';
import { tableAt, tablesOf } from './toml.ts';

const isPublic = (address: string): boolean =>
	/^https?:\/\/(?:pypi\.org|pypi\.python\.org|files\.pythonhosted\.org|download\.pytorch\.org)(?:\/|$)/.test(address);

/** What to know of package indexes besides PyPI; a password in an address is never repeated. */
export const indexWarnings = (file: string, addresses: readonly string[]): readonly string[] =>
	[...new Set(addresses)]
		.filter((address) => !isPublic(address))
		.map((address) => {
			const [, credentials] = /\/\/([^/@]*)@/.exec(address) ?? [];
			const shown = address.replace(/\/\/[^/@]*@/, '//');
			if (credentials === undefined || /^\$\{?\w+\}?(?::\$\{?\w+\}?)?$/.test(credentials)) {
				return `${file} names the package index ${shown}; if it needs a password, hand it in as a build secret.`;
			}
			return `${file} holds a user name or password for the package index ${shown}; take it out and hand it in as a build secret.`;
		});

/** The indexes that uv, Poetry and PDM read from pyproject.toml. */
export const pyprojectIndexes = (table: Table): readonly string[] =>
	[
		...tablesOf(tableAt(table, 'tool', 'uv').index),
		...tablesOf(tableAt(table, 'tool', 'poetry').source),
		...tablesOf(tableAt(table, 'tool', 'pdm').source),
		{ url: tableAt(table, 'tool', 'uv')['index-url'] },
	].flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
