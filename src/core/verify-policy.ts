import { UsageError } from '../errors.ts';
import { endsWithFailure, type FailOn } from './check/problem.ts';
import { type Finding, fail, skip } from './finding.ts';
import { findPracticeById, practices } from './practices/index.ts';
import type { Practice } from './practices/practice.ts';

/** Which practices an image has to keep, as a team agreed. */
export interface Policy {
	/** Each must be seen to hold: a check that was skipped proves nothing. */
	readonly required: readonly Practice[];
	/** Practices that this image may break, each with its reason. */
	readonly exceptions: ReadonlyMap<Practice, string>;
}

/** Reads a policy: { "required": ["HC001"] or "all", "exceptions": { "HC013": "why" } }. */
export const parsePolicy = (text: string, place: string): Policy => {
	const { required, exceptions = {}, $schema: _, ...others } = toRecord(parseJson(text, place), place);
	const [surplus] = Object.keys(others);
	if (surplus !== undefined) {
		throw new UsageError(`${place} has no setting "${surplus}".`, 'A policy takes required and exceptions.');
	}

	return { required: toRequired(required, place), exceptions: toExceptions(exceptions, place) };
};

const parseJson = (text: string, place: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		throw new UsageError(`${place} is not valid JSON.`, 'For example: { "required": ["HC001", "HC022"] }');
	}
};

const toRecord = (value: unknown, place: string): Readonly<Record<string, unknown>> => {
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return Object.fromEntries(Object.entries(value));
	throw new UsageError(`${place} holds no JSON object.`, 'For example: { "required": ["HC001", "HC022"] }');
};

const toRequired = (value: unknown, place: string): readonly Practice[] => {
	if (value === 'all') return practices.filter(({ checkImage }) => checkImage !== undefined);
	if (Array.isArray(value)) return value.map((id) => toPractice(String(id), `required in ${place}`));
	throw new UsageError(`required in ${place} is missing.`, 'It takes "all", or a list of practices: ["HC001"].');
};

const toExceptions = (value: unknown, place: string): ReadonlyMap<Practice, string> =>
	new Map(
		Object.entries(toRecord(value, `exceptions in ${place}`)).map(([id, reason]) => {
			if (typeof reason !== 'string' || reason.trim() === '') {
				throw new UsageError(`The exception of ${id} in ${place} has no reason.`, 'Write why it may be broken.');
			}

			return [toPractice(id, `exceptions in ${place}`), reason];
		}),
	);

const toPractice = (id: string, place: string): Practice => {
	const practice = findPracticeById(id);
	if (practice === undefined)
		throw new UsageError(`${place} names no practice: "${id}".`, 'Write an id such as HC013.');
	if (practice.checkImage !== undefined) return practice;
	throw new UsageError(`${practice.id} in ${place} does not show on an image.`, 'Leave it to the command check.');
};

/** The findings under a policy: what is required and was not seen fails, and what is excepted is not counted. */
export const applyPolicy = (findings: readonly Finding[], policy: Policy): readonly Finding[] =>
	findings.map((finding) => underPolicy(finding, policy));

const underPolicy = ({ practice, verdict }: Finding, { required, exceptions }: Policy): Finding => {
	const exception = exceptions.get(practice);
	if (exception !== undefined && verdict.status === 'fail') {
		return { practice, verdict: skip(`The policy allows this: ${exception} What was seen: ${verdict.detail}`) };
	}

	const isUnproven = verdict.status === 'skip' && exception === undefined && required.includes(practice);
	return isUnproven
		? { practice, verdict: fail(`The policy requires this, and it was not seen: ${verdict.reason}`) }
		: { practice, verdict };
};

/** What keeps an image from being accepted: failures of at least that severity, or under a policy those of required practices. */
export const findBroken = (
	findings: readonly Finding[],
	policy: Policy | undefined,
	failOn?: FailOn,
): readonly Finding[] =>
	findings.filter(
		({ practice, verdict }) =>
			verdict.status === 'fail' &&
			(policy === undefined ? endsWithFailure(practice.severity, failOn) : policy.required.includes(practice)),
	);
