import type { FileCheck } from '../core/check/problem.ts';
import type { Severity } from '../core/practices/practice.ts';
import type { ReportedProblem } from './reported-problem.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands, one a line, which GitHub Actions shows beside the changed lines. */
export const toGithub = (problems: readonly ReportedProblem[]): string =>
	problems
		.map(({ practice, detail, place, line, endLine }) => {
			const where = [
				`file=${property(place)}`,
				...(line === undefined ? [] : [`line=${line}`, `endLine=${endLine ?? line}`]),
				`title=${property(`${practice.id} ${practice.title}`)}`,
			];
			return `::${commands[practice.severity]} ${where.join(',')}::${message(`${detail} ${practice.fix}`)}\n`;
		})
		.join('');

/** What could not be followed or judged, as notices. */
export const githubNotices = ({ path, notices }: Pick<FileCheck, 'path' | 'notices'>): string =>
	notices.map(({ line, text }) => `::notice file=${property(path)},line=${line}::${message(text)}\n`).join('');

const message = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
