import type { ProjectReader } from '../../core/project-reader.ts';
import type { Candidate } from './candidate.ts';
import { compareSets, isClearlyNewer } from './newer-lock.ts';
import { findUsedManager } from './used-manager.ts';

interface Preference {
	readonly winner: Candidate;
	/** Why, as evidence; undefined when nothing decides between the two. */
	readonly reason: string | undefined;
	/** The loser holds nothing else, so there is nothing to be unsure about. */
	readonly isSame?: boolean;
}

/** Settles between the managers that a project has files of; what is not settled is kept as an alternative. */
export const chooseManager = async (
	reader: ProjectReader,
	candidates: readonly Candidate[],
): Promise<Candidate | undefined> => {
	const [first, ...rest] = candidates;
	if (first === undefined || rest.length === 0) return first;
	const used = await findUsedManager(reader);
	let best = first;
	for (const next of rest) {
		const { winner, reason, isSame = false } = prefer(best, next);
		const loser = winner === best ? next : best;
		if (reason !== undefined) best = withReason(winner, loser, { reason, isSame });
		else if (used?.manager === winner.value.manager || used?.manager === loser.value.manager) {
			const [kept, left] = used.manager === winner.value.manager ? [winner, loser] : [loser, winner];
			best = withReason(kept, left, { reason: used.evidence, isSame: false });
		} else best = undecided(winner, loser);
	}
	return best;
};

const withReason = (
	winner: Candidate,
	loser: Candidate,
	{ reason, isSame }: { readonly reason: string; readonly isSame: boolean },
): Candidate => ({
	...winner,
	confidence: isSame || winner.confidence !== 'certain' ? winner.confidence : 'likely',
	evidence: [...winner.evidence, reason],
	alternatives: isSame ? winner.alternatives : [...winner.alternatives, loser.value],
});

const undecided = (winner: Candidate, loser: Candidate): Candidate => ({
	...winner,
	confidence: 'unsure',
	evidence: [...winner.evidence, ...loser.evidence.map((reason) => `but ${reason}`)],
	alternatives: [...winner.alternatives, loser.value, ...loser.alternatives],
});

const isLocked = ({ value }: Candidate): boolean => value.lockFile !== undefined;

const prefer = (left: Candidate, right: Candidate): Preference => {
	if (isLocked(left) && isLocked(right)) return preferNewer(left, right);
	if (isLocked(left) || isLocked(right)) {
		const [locked, other] = isLocked(left) ? [left, right] : [right, left];
		return preferLocked(locked, other);
	}
	return preferNamed(left, right);
};

const fileOf = ({ value }: Candidate): string => value.lockFile ?? value.files[0] ?? '';

/** The lock file with the newer versions is the one that is kept up to date. */
const preferNewer = (left: Candidate, right: Candidate): Preference => {
	const comparison = compareSets(left.versions, right.versions);
	const { newer, older } = comparison;
	if (isClearlyNewer(comparison)) return { winner: left, reason: newerReason(left, right, newer) };
	if (isClearlyNewer({ ...comparison, newer: older, older: newer }))
		return { winner: right, reason: newerReason(right, left, older) };
	return { winner: left, reason: undefined };
};

const newerReason = (winner: Candidate, loser: Candidate, count: number): string =>
	`${fileOf(winner)} has newer versions of ${count} packages than ${fileOf(loser)}`;

/** A requirements file beside a lock file is mostly exported from it; pyproject.toml alone says less than a lock file. */
const preferLocked = (locked: Candidate, other: Candidate): Preference => {
	const lacking = other.value.packages.filter((name) => !locked.value.packages.includes(name));
	if (other.value.manager !== 'pip') {
		if (lacking.length > other.value.packages.length / 2) return { winner: locked, reason: undefined };
		return { winner: locked, reason: `${fileOf(locked)} gives exact versions`, isSame: true };
	}
	const unlocked = locked.unlocked?.find((name) => other.value.packages.includes(name));
	if (unlocked !== undefined)
		return { winner: other, reason: `${fileOf(locked)} lacks ${unlocked}, which ${fileOf(other)} has` };
	const comparison = compareSets(locked.versions, other.versions);
	const { newer, older } = comparison;
	if (isClearlyNewer({ ...comparison, newer: older, older: newer }) && older > 1)
		return { winner: other, reason: newerReason(other, locked, older) };
	if (newer + older === 0 && lacking.length === 0)
		return { winner: locked, reason: `${fileOf(other)} holds nothing that ${fileOf(locked)} has not`, isSame: true };
	if (isClearlyNewer(comparison)) return { winner: locked, reason: newerReason(locked, other, newer) };
	return { winner: locked, reason: undefined };
};

/** Neither is locked: the one that names everything the other names, and pins it, wins. */
const preferNamed = (left: Candidate, right: Candidate): Preference => {
	const pip = [left, right].find(({ value }) => value.manager === 'pip');
	if (pip === undefined) return { winner: left, reason: undefined };
	const other = pip === left ? right : left;
	if (pip.value.installsProject) {
		return { winner: withProject(pip, other), reason: `${fileOf(pip)} installs the project itself`, isSame: true };
	}
	const lacking = other.value.requirements.filter(({ name }) => !pip.value.packages.includes(name));
	if (lacking.length === 0) {
		const reason =
			other.value.requirements.length === 0 ? 'names no packages' : `names nothing that ${fileOf(pip)} does not`;
		return { winner: pip, reason: `${fileOf(other)} ${reason}`, isSame: true };
	}
	const surplus = pip.value.packages.filter((name) => !other.value.packages.includes(name));
	if (surplus.length === 0) return { winner: other, reason: `${fileOf(pip)} lacks ${lacking[0]?.name}`, isSame: true };
	return { winner: pip, reason: undefined };
};

/** What is installed for the project itself comes along. */
const withProject = (pip: Candidate, { value: { requirements, packages } }: Candidate): Candidate => ({
	...pip,
	value: {
		...pip.value,
		requirements: [...pip.value.requirements, ...requirements],
		packages: [...new Set([...pip.value.packages, ...packages])],
	},
});
