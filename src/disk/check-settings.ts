import path from 'node:path';
import { type CheckSettings, readSettings } from '../core/check/settings.ts';
import { recordPath } from '../core/written-files.ts';
import { UserError } from '../errors.ts';
import { readIfThere } from './dockerfiles.ts';

/** The settings of `check` in .hardened-container.json, otherwise in [tool.hardened-container] of pyproject.toml. */
export const readCheckSettings = async (folder: string): Promise<CheckSettings> => {
	const record = await readIfThere(path.join(folder, recordPath));
	const table = record === undefined ? undefined : tableOf(parseJson(record), 'check');
	if (table !== undefined) return readSettings(table, recordPath);
	const project = await readIfThere(path.join(folder, 'pyproject.toml'));
	if (project === undefined || !project.includes('hardened-container')) return {};
	const tool = tableOf(tableOf(await parseToml(project), 'tool'), 'hardened-container');
	return readSettings(tableOf(tool, 'check') ?? tool, '[tool.hardened-container] in pyproject.toml');
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		throw new UserError(`${recordPath} is not valid JSON.`, 'Correct it, or remove it and run the wizard again.');
	}
};

const parseToml = async (text: string): Promise<unknown> => {
	const { parse, TomlError } = await import('smol-toml');
	try {
		return parse(text);
	} catch (error) {
		const [problem] = error instanceof Error ? error.message.split('\n') : [];
		const line = error instanceof TomlError ? ` (line ${error.line})` : '';
		throw new UserError(`pyproject.toml cannot be read: ${problem}${line}.`, 'Correct it.');
	}
};

const tableOf = (value: unknown, key: string): unknown =>
	typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(key) : undefined;
