import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { keys, Session } from '../support/session.ts';
import { type Block, type ConsoleStep, consoleSteps, firstMissing } from './blocks.ts';
import type { PageShell } from './page-shell.ts';

/** Does what a reader does with a block; throws where it does not do what the page says. */
export const runBlock = async (block: Block, shell: PageShell): Promise<void> => {
	const { language, attributes, text } = block;
	const file = attributes.get('file');
	if (file !== undefined) return writeFile(block, file, shell);
	const exitCode = Number(attributes.get('exit') ?? 0);
	if (attributes.has('answers')) return runSession(text, shell);
	if (language === 'sh') return runSteps([{ command: text, expected: [] }], { shell, exitCode });
	if (language === 'console') return runSteps(consoleSteps(text), { shell, exitCode });
	throw new Error(`Nobody knows how to run a block of "${language}" without file=.`);
};

const writeFile = async ({ text, attributes }: Block, name: string, shell: PageShell): Promise<void> => {
	const target = path.join(shell.folder(), name);
	mkdirSync(path.dirname(target), { recursive: true });
	writeFileSync(target, `${shell.adapt(text)}\n`);
	if (attributes.has('pipeline')) await runPipeline(text, shell);
	else if (/\.ya?ml$/.test(name)) load(text);
};

interface Expecting {
	readonly shell: PageShell;
	/** Of the last command; all others have to end with 0. */
	readonly exitCode: number;
}

const runSteps = async (steps: readonly ConsoleStep[], { shell, exitCode }: Expecting): Promise<void> => {
	for (const [index, step] of steps.entries()) {
		const wanted = index === steps.length - 1 ? exitCode : 0;
		const end = Date.now() + 60_000;
		let problem = await runStep(step, { shell, exitCode: wanted });
		// What an engine tells of a container changes by itself: a reader would look again.
		while (problem !== undefined && /^docker (ps|inspect|logs)\b/.test(step.command) && Date.now() < end) {
			await new Promise((resolve) => setTimeout(resolve, 500));
			problem = await runStep(step, { shell, exitCode: wanted });
		}

		if (problem !== undefined) throw new Error(problem);
	}
};

const runStep = async ({ command, expected }: ConsoleStep, { shell, exitCode }: Expecting) => {
	const result = await shell.run(command);
	if (result.exitCode !== exitCode)
		return `Ended with ${result.exitCode}, not ${exitCode}: ${command}\n${result.output}`;
	const missing = firstMissing(result.output, expected);
	return missing === undefined ? undefined : `Never printed "${missing}": ${command}\n${result.output}`;
};

/** The wizard in a terminal, where Enter answers every question; what the page shows must have been seen. */
const runSession = async (text: string, shell: PageShell): Promise<void> => {
	const [first = '', ...lines] = text.split('\n');
	const words = first.replace(/^(\$ )?npm create hardened-container(@latest)?/, '').split(' ');
	const session = new Session({ cwd: shell.folder(), args: words.filter((word) => word !== '' && word !== '--') });
	const exitCode = await pressEnterUntilExit(session);
	if (exitCode !== 0) throw new Error(`The wizard ended with ${exitCode}:\n${session.screen}`);
	const missing = firstMissing(withoutFrame(session.screen), lines.map(withoutFrame));
	if (missing !== undefined) throw new Error(`Never shown: "${missing}"\n${session.screen}`);
};

const withoutFrame = (text: string): string => text.replaceAll(/^[│┌└◇◆] */gm, '');

const pressEnterUntilExit = async (session: Session): Promise<number> => {
	let answered = '';
	const timer = setInterval(() => {
		const question = session.screen.split('◆').at(-1) ?? '';
		if (!session.screen.includes('◆') || question === answered) return;
		answered = question;
		session.press(keys.enter);
	}, 200);
	try {
		return await session.exit;
	} finally {
		clearInterval(timer);
	}
};

const knownActions = /^(actions\/checkout|actions\/setup-node|github\/codeql-action\/upload-sarif)@v\d+$/;

/** The commands of a GitHub workflow or of a GitLab pipeline, run in the folder; what only their servers can do is looked at. */
const runPipeline = async (text: string, shell: PageShell): Promise<void> => {
	const pipeline = load(text) as Pipeline;
	const jobs = Object.values(pipeline.jobs ?? (pipeline as Readonly<Record<string, Job>>));
	const commands = jobs.flatMap(({ steps = [], script = [] }) => [
		...steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
		...(script.length === 0 ? [] : [script.join('\n')]),
	]);
	if (commands.length === 0) throw new Error('The pipeline runs nothing.');
	for (const { uses } of jobs.flatMap(({ steps }) => steps ?? [])) {
		if (uses !== undefined && !knownActions.test(uses)) throw new Error(`Nobody has looked at the action ${uses}.`);
	}

	for (const command of commands) {
		const { exitCode, output } = await shell.run(command);
		if (exitCode !== 0) throw new Error(`Ended with ${exitCode}: ${command}\n${output}`);
	}
};

/** GitHub lists jobs under a key of their own, GitLab at the top. */
interface Pipeline {
	readonly jobs?: Readonly<Record<string, Job>>;
}

interface Job {
	readonly steps?: readonly { readonly run?: string; readonly uses?: string }[];
	readonly script?: readonly string[];
}
