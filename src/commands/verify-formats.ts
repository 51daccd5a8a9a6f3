import { createPlainScreen } from '../ask/screen.ts';
import { labelled } from '../core/columns.ts';
import type { Finding } from '../core/finding.ts';
import type { ImageFacts } from '../core/image-facts.ts';
import { practices } from '../core/practices/index.ts';
import type { Policy } from '../core/verify-policy.ts';
import { columnsOf, hasColour, type Io } from '../io.ts';
import { findingJson, imageJson } from '../report/findings-json.ts';
import { toJunit } from '../report/junit.ts';
import { describePolicy } from '../report/policy-text.ts';
import type { ReportedProblem } from '../report/reported-problem.ts';
import { toSarif } from '../report/sarif.ts';
import { createStyle } from '../report/style.ts';
import { describeFailedStart, describeMeasures, renderFindings } from '../report/verify-table.ts';
import { version } from '../version.ts';
import type { VerifyFormat } from './verify-options.ts';

export interface Verified {
	readonly facts: ImageFacts;
	readonly findings: readonly Finding[];
	readonly broken: readonly Finding[];
	readonly policy: Policy | undefined;
}

/** Prints what was found in the format that was asked for. */
export const printVerified = (verified: Verified, { format, io }: { format: VerifyFormat; io: Io }): void => {
	const writers: Readonly<Record<VerifyFormat, () => void>> = {
		text: () => printText(verified, io),
		json: () => void io.stdout.write(`${JSON.stringify(toDocument(verified), undefined, 2)}\n`),
		sarif: () => void io.stdout.write(toSarif(problemsOf(verified), { practices: checked, version })),
		junit: () => void io.stdout.write(toJunit([toSuite(verified)])),
	};
	writers[format]();
};

const printText = ({ facts, findings, broken, policy }: Verified, io: Io): void => {
	const style = createStyle(hasColour(io));
	const screen = createPlainScreen(io.stdout, columnsOf(io));
	const { columns } = screen;
	screen.step(`Verified ${facts.image}`, renderFindings(findings, { columns, style }));
	screen.step('Measured on this image', labelled(describeMeasures(facts), { columns }));
	const failure = describeFailedStart(facts);
	if (failure !== undefined) screen.step(failure.title, failure.lines);
	if (policy !== undefined) screen.step('Policy', describePolicy(policy, { broken, columns }));
};

const toDocument = ({ facts, findings, broken, policy }: Verified) => ({
	image: imageJson(facts),
	findings: findings.map(findingJson),
	...(policy === undefined
		? {}
		: { policy: { required: policy.required.map(({ id }) => id), broken: broken.map(({ practice }) => practice.id) } }),
});

const checked = practices.filter(({ checkImage }) => checkImage !== undefined);

const problemsOf = ({ facts, findings }: Verified): readonly ReportedProblem[] =>
	findings.flatMap(({ practice, verdict }) =>
		verdict.status === 'fail' ? [{ practice, detail: verdict.detail, place: facts.image }] : [],
	);

const toSuite = (verified: Verified) => ({
	place: verified.facts.image,
	problems: problemsOf(verified),
	passed: verified.findings.filter(({ verdict }) => verdict.status === 'pass').map(nameOf),
	skipped: verified.findings.flatMap((finding) =>
		finding.verdict.status === 'skip' ? [{ name: nameOf(finding), reason: finding.verdict.reason }] : [],
	),
});

const nameOf = ({ practice }: Finding): string => `${practice.id} ${practice.title}`;
