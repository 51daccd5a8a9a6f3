import { packagedFrameworks } from '../framework.ts';

/** An extra or a dependency group that a project offers, with the names of the packages it adds. */
export interface Offer {
	readonly kind: 'extra' | 'group';
	readonly name: string;
	readonly packages: readonly string[];
}

export interface ProductionSet {
	readonly extras: readonly string[];
	readonly groups: readonly string[];
}

export interface ProductionChoice extends ProductionSet {
	/** Why, a sentence part for each extra and group that was taken. */
	readonly evidence: readonly string[];
	readonly alternatives: readonly ProductionSet[];
}

const development =
	/^(?:all[-_.])?(?:dev|devel|develop|development|tests?|testing|unit-?tests?|pytest|lint(?:ing|er|ers)?|docs?|documentation|sphinx|mkdocs|typing|types?|type-?check(?:ing)?|mypy|pyright|ruff|style|format(?:ting|ter)?|checks?|ci|cd|build|release|publish|bench(?:marks?)?|profiling|debug|notebooks?|jupyter|pre-?commit|local|e2e|integration|security|cover(?:age)?|quality|examples?|tools?|tooling|ide|nox|tox|playwright|selenium)(?:[-_.].*)?$|[-_.](?:dev|tests?|docs?|lint)$/;
const production = /^(?:prod|production|deploy|deployment|live|heroku|docker|container)$/;
const service =
	/^(?:servers?|web|webserver|webapp|api|rest|http|asgi|wsgi|gunicorn|uvicorn|serve|service|app|application|backend|runtime|main|all|full|standard)$/;

const servers = ['gunicorn', 'uvicorn', 'hypercorn', 'daphne', 'granian', 'waitress', 'uwsgi'];
/** Decides which extras and groups production needs: what is named so, and what brings the framework or the server. */
export const chooseProduction = (
	offers: readonly Offer[],
	main: readonly string[],
	wanted?: readonly string[],
): ProductionChoice => {
	if (wanted !== undefined) {
		return { ...toSet(offers.filter(({ name }) => wanted.includes(name))), evidence: [], alternatives: [] };
	}

	const candidates = offers.filter(({ name }) => !development.test(name.toLowerCase()));
	const named = candidates.filter(({ name }) => production.test(name.toLowerCase()));
	const have = [...main, ...named.flatMap(({ packages }) => packages)];
	const bringing = candidates.filter((offer) => !named.includes(offer) && missingFrom(have, offer).length > 0);
	const [best, ...others] = [...bringing].sort((left, right) => rank(left) - rank(right));
	const reasons = named.map((offer) => `the ${offer.kind} "${offer.name}" is named for production`);
	if (best === undefined) return { ...toSet(named), evidence: reasons, alternatives: [] };
	const brings = missingFrom(have, best).join(' and ');
	return {
		...toSet([...named, best]),
		evidence: [...reasons, `the ${best.kind} "${best.name}" brings ${brings}, which the main dependencies lack`],
		alternatives: isSettled(best, others) ? [] : others.map((other) => toSet([...named, other])),
	};
};

/** The framework counts if there is none yet, and so does the server; a project may name several. */
const missingFrom = (have: readonly string[], { packages }: Offer): readonly string[] => {
	const first = (known: readonly string[]): readonly string[] =>
		known.some((name) => have.includes(name)) ? [] : known.filter((name) => packages.includes(name)).slice(0, 1);
	return [...first(packagedFrameworks), ...first(servers)];
};

const rank = ({ name }: Offer): number => (service.test(name.toLowerCase()) ? 0 : 1);

/** One offer named for the service among others that are not, or no other at all. */
const isSettled = (best: Offer, others: readonly Offer[]): boolean =>
	others.length === 0 || (rank(best) === 0 && others.every((other) => rank(other) === 1));

/** The offers that belong to a set. */
export const offersIn = <T extends Offer>(offers: readonly T[], { extras, groups }: ProductionSet): readonly T[] =>
	offers.filter(({ kind, name }) => (kind === 'extra' ? extras : groups).includes(name));

const toSet = (offers: readonly Offer[]): ProductionSet => {
	const names = (kind: Offer['kind']) => offers.filter((offer) => offer.kind === kind).map(({ name }) => name);
	return { extras: names('extra'), groups: names('group') };
};
