import { askConfirm } from '../../ask/prompts.ts';
import { assemblePlan } from '../../core/assemble-plan.ts';
import { knownVersions } from '../../core/questions/python-on-bases.ts';
import type { Session } from '../session.ts';
import type { Decision } from './decide.ts';
import { type Asked, type Proof, prove } from './proof.ts';
import { rewriteFiles } from './write-files.ts';

/** What was built in the end, which can be more than what was decided at first. */
interface Proved {
	readonly decision: Decision;
	readonly proof: Proof;
}

/** Builds; where a package has no wheel, a person may let it run its own build code, and it is built again. */
export const proveOrOfferSource = async (session: Session, asked: Asked): Promise<Proved> => {
	const { decision, dockerfile } = asked;
	const proof = await prove(session, asked);
	const name = proof.kind === 'failed' ? proof.withoutWheel : undefined;
	const { sourceOnly } = decision.plan.dependencies;
	if (session.terminal === undefined || dockerfile !== 'Dockerfile' || name === undefined || sourceOnly.includes(name))
		return { decision, proof };
	const message = `Build ${name} from source? Its own build code runs in the build stage only, and is not in the image.${olderPython(decision, name)}`;
	if (!(await askConfirm(message, true, session.terminal))) return { decision, proof };
	const again = { ...asked, decision: addSource(decision, name) };
	await rewriteFiles(session, { from: asked, to: again });
	return proveOrOfferSource(session, again);
};

/** An older Python is often the better offer, where the file names or the table say that it has a wheel. */
const olderPython = ({ facts, plan }: Decision, name: string): string => {
	const gap = facts.dependencies?.value.wheelGaps?.find((one) => one.name === name);
	const version = knownVersions.find(
		(python) => facts.allowedPythons?.includes(python) !== false && gap?.[plan.base.libc].includes(python) === false,
	);
	return version === undefined ? '' : ` There is a wheel for --python ${version}.`;
};

const addSource = (decision: Decision, name: string): Decision => {
	const answers = { ...decision.answers, fromSource: [...(decision.answers.fromSource ?? []), name] };
	return { ...decision, answers, plan: assemblePlan(answers, decision.facts) };
};
