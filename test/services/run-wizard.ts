import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { keys, Session } from '../support/session.ts';
import type { Asked, ServiceRecord } from './record.ts';

const columns = 140;
const stillMilliseconds = 700;
const openPrompt = /^◆ +(.+)$/m;

interface Run {
	readonly folder: string;
	readonly bin: string;
	readonly args: readonly string[];
}

type Seen = Omit<ServiceRecord, 'repository' | 'commit' | 'folder' | 'kind' | 'tool'> & { readonly screen: string };

/** Presses Enter whenever the screen has been still and a prompt is open, until the wizard ends. */
export const runWizard = async ({ folder, bin, args }: Run): Promise<Seen> => {
	const detected = detect(folder, bin);
	const started = performance.now();
	const session = new Session({ cwd: folder, args, columns, bin });
	const questions = await enterAlone(session);
	const exitCode = await session.exit;
	const seconds = Math.round((performance.now() - started) / 1000);
	return { detected, exitCode, seconds, ...readScreen(session.lines, questions), screen: session.screen };
};

const enterAlone = async (session: Session): Promise<readonly string[]> => {
	const questions: string[] = [];
	let ended = false;
	session.exit.then(() => {
		ended = true;
	});
	for (let seen = ''; !ended; ) {
		await wait(stillMilliseconds);
		const question = openPrompt.exec(session.screen)?.[1];
		if (question !== undefined && session.raw === seen) {
			questions.push(question.trim());
			session.press(keys.enter);
			await wait(stillMilliseconds);
		}
		seen = session.raw;
	}
	return questions;
};

const readScreen = (lines: readonly string[], questions: readonly string[]) => {
	const text = lines.map((line) => line.replace(/^[│├└] {2}/, '').trimEnd());
	const labelled = (label: string): string =>
		text
			.find((line) => line.startsWith(`${label} `))
			?.slice(label.length)
			.trim() ?? '';
	return {
		asked: questions.map((question): Asked => ({ question, answer: answerTo(lines, question) })),
		outcome: text.find((line) => /^(Wrote|Nothing had to be written;).*[.]$/.test(line) && line.includes(';')) ?? '',
		...troubleIn(text),
		failed: findings(text, 'failed'),
		skipped: findings(text, 'skipped'),
		passed: text.filter((line) => /^passed +HC\d/.test(line)).length,
		size: labelled('Size'),
		firstAnswer: labelled('First answer'),
	};
};

/** The sentence of a build that failed, and the installer's own last error. */
const troubleIn = (text: readonly string[]): { readonly trouble?: string } => {
	const row = text.findIndex((line) => /^◇ +The build failed/.test(line));
	if (row === -1) return {};
	const error = text.slice(row).findLast((line) => /^(ERROR|error|\w*Error)\b/.test(line.trim())) ?? text[row];
	return { trouble: (error ?? '').replace(/^◇ +/, '').trim() };
};

const answerTo = (lines: readonly string[], question: string): string => {
	const row = lines.findLastIndex((line) => line.startsWith('◇') && line.includes(question));
	return row === -1 ? '' : (lines[row + 1] ?? '').replace(/^│ */, '').trim();
};

/** The row of a practice, and its reason in the indented rows below it. */
const findings = (text: readonly string[], word: string): readonly string[] =>
	text.flatMap((line, row) => {
		if (!new RegExp(`^${word} +HC\\d`).test(line)) return [];
		const rest = text.slice(row + 1);
		const reason = rest.slice(
			0,
			rest.findIndex((each) => !each.startsWith('   ')),
		);
		return [`${line.replace(word, '').trim()}: ${reason.map((each) => each.trim()).join(' ')}`];
	});

const detect = (folder: string, bin: string): Readonly<Record<string, string>> => {
	const facts = JSON.parse(execFileSync(process.execPath, [bin, 'detect', folder, '--json'], { encoding: 'utf8' }));
	const names = ['framework', 'dependencyManager', 'pythonVersion', 'application', 'server', 'port'];
	return Object.fromEntries(names.map((name) => [name, String(facts[name]?.value ?? '')]));
};
