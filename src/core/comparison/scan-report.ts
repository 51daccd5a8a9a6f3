import type { Vulnerabilities } from './compared.ts';

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(object) : []);

/** The severity of each finding; undefined where the report lacks the part that tells it from any other JSON. */
const severitiesOf = {
	// "Results" is left out where nothing could be looked at. Source: Trivy's type Report in pkg/types/report.go.
	trivy: ({ Results, SchemaVersion }: Json) =>
		SchemaVersion === undefined
			? undefined
			: list(Results)
					.flatMap(({ Vulnerabilities }) => list(Vulnerabilities))
					.map(({ Severity }) => Severity),
	// Source: Grype's type Document in grype/presenter/models/document.go.
	grype: ({ matches }: Json) =>
		Array.isArray(matches) ? list(matches).map(({ vulnerability }) => object(vulnerability).severity) : undefined,
	// Docker Scout writes the format of GitLab's container scanning; Go writes an empty list as null.
	scout: ({ vulnerabilities }: Json) =>
		vulnerabilities === undefined ? undefined : list(vulnerabilities).map(({ severity }) => severity),
} as const;

export type Scanner = keyof typeof severitiesOf;

/** Counts what a scanner found; undefined where its output is no report. */
export const countVulnerabilities = (
	scanner: Scanner,
	output: string,
): Omit<Vulnerabilities, 'scanner'> | undefined => {
	const severities = severitiesOf[scanner](parse(output))?.map((severity) => String(severity).toLowerCase());
	if (severities === undefined) return undefined;
	const count = (wanted: string): number => severities.filter((severity) => severity === wanted).length;
	return { critical: count('critical'), high: count('high'), medium: count('medium'), low: count('low') };
};

/** Some versions print a line of progress before the report, or a hint after it (docker/scout-cli issue 78). */
const parse = (output: string): Json => {
	try {
		return object(JSON.parse(output.slice(Math.max(output.indexOf('{'), 0), output.lastIndexOf('}') + 1)));
	} catch {
		return {};
	}
};
