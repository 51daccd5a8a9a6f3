import { type LockedDependency, toLockedDependency } from './lock-graph.ts';
import type { Offer } from './production.ts';
import { dependencyGroups, optionalDependencies, type Pyproject } from './pyproject.ts';

export interface DependencyOffer extends Offer {
	readonly dependencies: readonly LockedDependency[];
}

export const toOffer = (
	kind: Offer['kind'],
	name: string,
	dependencies: readonly LockedDependency[],
): DependencyOffer => ({ kind, name, dependencies, packages: dependencies.map((dependency) => dependency.name) });

/** The extras and groups that pyproject.toml offers in its standard tables. */
export const pyprojectOffers = (pyproject: Pyproject): readonly DependencyOffer[] => [
	...[...optionalDependencies(pyproject)].map(([name, list]) =>
		toOffer('extra', name, list.flatMap(toLockedDependency)),
	),
	...[...dependencyGroups(pyproject)].map(([name, list]) => toOffer('group', name, list.flatMap(toLockedDependency))),
];
