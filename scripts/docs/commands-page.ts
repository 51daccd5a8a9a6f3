import type { Flag } from '../../src/args.ts';
import { checkHelp } from '../../src/commands/check-options.ts';
import { compareHelp } from '../../src/commands/compare-options.ts';
import { createHelp } from '../../src/commands/create/help-text.ts';
import { detectHelp } from '../../src/commands/detect.ts';
import { explainHelp } from '../../src/commands/explain-options.ts';
import { verifyHelp } from '../../src/commands/verify-options.ts';
import type { Question } from '../../src/core/question.ts';
import { answerKeys, questionOf } from '../../src/core/questions/index.ts';
import { type CommandHelp, leftSide } from '../../src/report/help.ts';

const commands: Readonly<Record<string, CommandHelp>> = {
	'The wizard': createHelp,
	check: checkHelp,
	explain: explainHelp,
	verify: verifyHelp,
	compare: compareHelp,
	detect: detectHelp,
};

/** The page docs/reference/commands.md, from the records that feed --help and the prompts. */
export const commandsPage = (): string =>
	[
		'# Commands and flags',
		'',
		'Every command with all its flags, as `--help` prints them. `create-hardened-container` stands here for however you start it:',
		'`npx create-hardened-container`, or `npm create hardened-container@latest --` for the wizard.',
		'',
		...Object.entries(commands).flatMap(([title, help]) => section(title, help)),
		'## Exit codes',
		'',
		'| code | meaning |',
		'| --- | --- |',
		'| 0 | All that was asked for is done. |',
		'| 1 | A build failed; `check` found a problem, or an image breaks a practice, that is at least as severe as `--fail-on` (a warning, where nothing is said); with `--policy` it breaks a required one; or there is nothing to work on. |',
		'| 2 | A flag or an argument is wrong, contradicts another, or an answer is missing and nobody can be asked. |',
		'| 130 | Cancelled, by Ctrl-C or Escape. |',
		'',
		'## Environment variables',
		'',
		'| variable | what it does |',
		'| --- | --- |',
		'| `ACCESSIBLE` | With any value: prompts as plain, numbered lines for screen readers, instead of a screen that is drawn again; `TERM=dumb` does the same. |',
		'| `NO_COLOR`, `FORCE_COLOR` | No colours; colours also where the output is no terminal. |',
		'| `DOCKER_HOST`, `CONTAINER_HOST` | Where Docker, and where Podman and Buildah are reached: read by these programs, and here for the address at which the ports of a container answer. |',
		'| `PAGER`, `LESS` | What shows long texts of `explain` in a terminal; `less` where nothing is said. |',
		'| `NODE_DISABLE_COMPILE_CACHE` | With `1`, what Node.js compiled of the program is not kept in the cache folder of the user. |',
		'',
		'## What a killed run leaves',
		'',
		'Ctrl-C removes every container that was started to verify an image. A run that is killed outright, as by `kill -9`, cannot do that. Its',
		'containers carry a label: `docker rm --force --volumes $(docker ps --all --quiet --filter',
		'label=io.github.create-hardened-container.verify=true)` removes them. Files that it had begun to write are taken back by the next run.',
		'',
		'## JSON',
		'',
		'`detect --json` is described by [detect.schema.json](../../schema/detect.schema.json), `.hardened-container.json` by',
		'[hardened-container.schema.json](../../schema/hardened-container.schema.json) (a policy by its part `policy`), and what `check`, `verify`',
		'and `compare` print by [reports.schema.json](../../schema/reports.schema.json).',
		'',
		'## Known vulnerabilities',
		'',
		'`compare` asks the first of Trivy, Grype and Docker Scout that is installed, and counts what it reports by severity. It reads',
		'`trivy image --format=json`, `grype --output=json` and, from Docker Scout 1.9.1 on, `docker scout cves --format=gitlab`. The shape of these',
		"reports is taken from the test data of Trivy and Grype. No report of Scout was at hand: it is read as GitLab's format is known. The tests",
		'of this project run none of the three.',
		'',
	].join('\n');

const section = (title: string, { usage, flags, notes = [] }: CommandHelp): readonly string[] => {
	const empty = usage.indexOf('');
	return [
		`## ${title}`,
		'',
		'```text',
		// The wizard's own help lists the other commands, which have their sections here.
		(usage[0] ?? '').replace('Usage: ', ''),
		'```',
		'',
		...usage.slice(empty + 1),
		'',
		'| flag | what it does | default |',
		'| --- | --- | --- |',
		...flags.map(row),
		'',
		...notes.flatMap((note) => [escapeCell(note), '']),
		...(title === 'The wizard' ? questionsSection() : []),
	];
};

const row = (flag: Flag): string => {
	const several = flag.multiple === true ? ' May be given several times.' : '';
	const help = `${flag.help.replace(/\.?$/, '.')}${several}`;
	return `| ${code(leftSide(flag))} | ${escapeCell(help)} | ${escapeCell(flag.default ?? '')} |`;
};

const questionsSection = (): readonly string[] => [
	'### What the wizard asks',
	'',
	'In this order, and only what the project or a flag has not settled. Enter takes the suggestion; each question has its flag.',
	'Then, where an engine answers, whether to build (`--build`, `--no-build`), and whether to write the files that were shown.',
	'',
	'| question | flag |',
	'| --- | --- |',
	...answerKeys
		.map(questionOf)
		.filter(isEverAsked)
		.map(({ message, flag }) => `| ${escapeCell(message)} | ${code(`--${flag}`)} |`),
	'',
];

/** A condition that looks at nothing and says no belongs to a flag that nobody is asked about. */
const isEverAsked = ({ isAsked }: Question<unknown>): boolean => isAsked.length > 0 || (isAsked as () => boolean)();

const code = (text: string): string => `\`${escapeCell(text)}\``;

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
