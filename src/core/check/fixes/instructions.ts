import type { Dockerfile, Instruction } from '../../dockerfile.ts';
import { isLegacyForm } from '../../dockerfile-text/assignments.ts';
import { copySources, isArchive, isRemote } from '../../practices/support/copies.ts';
import { everyInstruction, everyLine } from '../../practices/support/stages.ts';
import { type Fix, isInComment, type LineEdit, replaceInstruction } from './fix.ts';

const each =
	(edit: (instruction: Instruction) => LineEdit | undefined) =>
	(file: Dockerfile): readonly LineEdit[] =>
		everyInstruction(file)
			.map(edit)
			.filter((found) => found !== undefined);

/** ADD of plain local files does what COPY does; archives, addresses, patterns and flags of its own do not. */
export const addFix: Fix = {
	slug: 'copy-only-needed-files',
	edits: each((instruction) => {
		const plain = copySources(instruction).every(
			(source) => !isArchive(source) && !isRemote(source) && !/[*?[$]/.test(source),
		);
		const flags = instruction.flags.every(({ name }) => name === 'chown' || name === 'chmod');
		if (instruction.keyword !== 'ADD' || !plain || !flags || instruction.heredocs.length > 0) return undefined;
		return replaceInstruction(
			instruction,
			instruction.text.replace(/ADD/i, (word) => (word === 'ADD' ? 'COPY' : 'copy')),
		);
	}),
};

/** MAINTAINER becomes a label, and `ENV name value` becomes `ENV name="value"`, where nothing is escaped or quoted in part. */
export const currentFix: Fix = {
	slug: 'current-instructions',
	edits: each((instruction) => {
		const { keyword, argument, line, endLine } = instruction;
		if (line !== endLine) return undefined;
		if (keyword === 'MAINTAINER' && !/["'\\`$]/.test(argument)) {
			return replaceInstruction(instruction, `LABEL org.opencontainers.image.authors="${argument}"`);
		}
		if ((keyword !== 'ENV' && keyword !== 'LABEL') || !isLegacyForm(argument)) return undefined;
		const [, name, quoted, bare] = /^([\w.-]+)\s+(?:"([^"\\`]*)"|([^"'\\`]*))$/.exec(argument.trim()) ?? [];
		const value = quoted ?? bare;
		return value === undefined ? undefined : replaceInstruction(instruction, `${keyword} ${name}="${value}"`);
	}),
};

const subcommands = 'update|install|remove|purge|autoremove|upgrade|clean|autoclean';

/** apt-get knows these subcommands of apt, with the same options; its upgrade adds no new packages unless told to. */
export const aptFix: Fix = {
	slug: 'script-safe-tools',
	edits: each((instruction) => {
		if (instruction.keyword !== 'RUN' || instruction.heredocs.length > 0 || /["'].*\bapt\s/.test(instruction.text))
			return undefined;
		const text = instruction.text.replace(
			new RegExp(`(?<=^|[\\s;&|(])apt(?=\\s+(?:-\\S+\\s+)*(${subcommands})\\b)`, 'g'),
			(apt, name: string, offset: number) => {
				if (isInComment(instruction.text, offset)) return apt;
				return name === 'upgrade' ? 'apt-get --with-new-pkgs' : 'apt-get';
			},
		);
		return text === instruction.text ? undefined : replaceInstruction(instruction, text);
	}),
};

/** Keywords in one case, AS in that of FROM, and no empty line after a backslash. */
export const spellingFix: Fix = {
	slug: 'consistent-spelling',
	edits: (file) => {
		const all = everyLine(file);
		const isUpper = ({ text }: Instruction): boolean => /^\s*[A-Z]+\s/.test(text);
		if (all.filter(isUpper).length * 2 < all.length) return [];
		return all
			.map((instruction) => ({ instruction, text: respell(instruction) }))
			.filter(({ instruction, text }) => text !== instruction.text)
			.map(({ instruction, text }) => replaceInstruction(instruction, text));
	},
};

const respell = ({ text, heredocs, keyword }: Instruction): string => {
	const upper = text.replace(/^\s*[A-Za-z]+/, (word) => word.toUpperCase());
	const as =
		keyword === 'FROM'
			? upper.replace(/\s(as)(\s+\S+\s*)$/i, (_, word: string, rest: string) => ` ${word.toUpperCase()}${rest}`)
			: upper;
	return heredocs.length > 0 ? as : as.replace(/(\\[ \t]*\n)(?:[ \t]*\n)+/g, '$1');
};
