import type { Instruction } from '../dockerfile.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { ImageConfig } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { buildkit, hadolint, kics } from './support/references.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const execFormCommands = definePractice({
	id: 'HC014',
	slug: 'exec-form-commands',
	title: 'Write commands in exec form',
	severity: 'warning',
	why: 'In shell form the command is handed to a shell, which can stay in front of the service and does not pass the stop signal on: stopping then takes the whole grace period and ends with a kill in the middle of requests. In an image without a shell, such a command does not start at all.',
	comment: 'the service itself receives the stop signal, and no shell is needed to start it',
	fix: 'Write ENTRYPOINT, CMD and the command of HEALTHCHECK as JSON lists, for example CMD ["python", "-m", "gunicorn", "app:app"].',
	references: [hadolint('DL3025'), buildkit('JSONArgsRecommended'), kics('b86987e1')],
	checkImage: ({ config }) => judgeCommands(config),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nENTRYPOINT ["python", "-m", "gunicorn"]\nCMD ["app:app"]\n',
			'FROM python:3.13-slim-trixie\nHEALTHCHECK NONE\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nCMD gunicorn app:app\n',
			"FROM python:3.13-slim-trixie\nENTRYPOINT ['python', 'app.py']\n",
			'FROM python:3.13-slim-trixie\nHEALTHCHECK CMD curl -f http://localhost:8000/\n',
			'FROM python:3.13-slim-trixie\nCMD ["sh", "-c", "gunicorn app:app"]\n',
		],
	},
	checkDockerfile: (file) => judge(everyInstruction(file).flatMap(judgeCommand)),
});

const judgeCommands = ({ entrypoint, command, healthCheck }: ImageConfig): Verdict => {
	if (isShellForm(entrypoint)) return fail('ENTRYPOINT is in shell form.');
	if (isShellForm(command)) return fail('CMD is in shell form.');
	if (healthCheck?.test[0] === 'CMD-SHELL') return fail('The command of HEALTHCHECK is in shell form.');
	if (entrypoint.length + command.length === 0) return skip('The image names no command.');
	return pass;
};

const isShellForm = ([program = '', flag]: readonly string[]): boolean =>
	/(^|\/)(ba|da|a)?sh$/.test(program) && flag === '-c';

const judgeCommand = (instruction: Instruction): readonly Place[] => {
	const { keyword, json, argument } = instruction;
	if (!['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(keyword) || /^NONE$/i.test(argument)) return [];
	if (json === undefined) return [at(instruction, `${keyword} is in shell form.`)];
	const wrapped = isShellForm(json) && !/\bexec\b/.test(json[2] ?? '');
	return wrapped
		? [
				at(
					instruction,
					`${keyword} starts a shell, which may stay in front of the program; begin with exec, or call the program itself.`,
				),
			]
		: [];
};
