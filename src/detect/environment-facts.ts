import { asyncDatabaseValues } from './async-database.ts';
import { detectRequiredEnvironment, detectTrialValues } from './environment.ts';
import type { PythonModule } from './python/python-module.ts';
import type { ServiceUnits } from './service-units.ts';
import type { Sources } from './sources.ts';

interface EnvironmentContext {
	readonly atStart: readonly PythonModule[];
	readonly units: ServiceUnits | undefined;
	readonly packages: readonly string[];
}

/** What the service needs of its environment to start, and values for a trial; those of a known type come first. */
export const environmentFacts = async (sources: Sources, { atStart, units, packages }: EnvironmentContext) => {
	const requiredEnvironment = detectRequiredEnvironment(atStart);
	const context = { files: units?.files ?? [], names: requiredEnvironment.value, packages };
	const trialValues = { ...(await asyncDatabaseValues(sources, context)), ...detectTrialValues(atStart) };
	return { requiredEnvironment, trialValues };
};
