import { describe, expect, test } from 'vitest';
import { countVulnerabilities, type Scanner } from '../../../src/core/comparison/scan-report.ts';

/** The shapes that each scanner writes, with the parts that are read. */
const reports: Readonly<Record<Scanner, unknown>> = {
	trivy: {
		SchemaVersion: 2,
		ArtifactType: 'container_image',
		Results: [
			{ Target: 'image.tar (debian 13.1)', Class: 'os-pkgs', Type: 'debian' },
			{
				Target: 'Python',
				Class: 'lang-pkgs',
				Vulnerabilities: [
					{ VulnerabilityID: 'CVE-2025-1', Severity: 'CRITICAL' },
					{ VulnerabilityID: 'CVE-2025-2', Severity: 'HIGH' },
					{ VulnerabilityID: 'CVE-2025-3', Severity: 'UNKNOWN' },
				],
			},
		],
	},
	grype: {
		matches: [
			{ vulnerability: { id: 'CVE-2025-1', severity: 'Critical' }, artifact: { name: 'zlib1g' } },
			{ vulnerability: { id: 'CVE-2025-2', severity: 'High' }, artifact: { name: 'perl-base' } },
			{ vulnerability: { id: 'CVE-2005-3', severity: 'Negligible' }, artifact: { name: 'libc6' } },
		],
		descriptor: { name: 'grype', version: '0.104.1' },
	},
	scout: {
		version: '15.0.6',
		vulnerabilities: [
			{ id: 'CVE-2025-1', severity: 'Critical' },
			{ id: 'CVE-2025-2', severity: 'High' },
			{ id: 'CVE-2025-3', severity: 'Unknown' },
		],
	},
};

describe.each(Object.entries(reports) as [Scanner, unknown][])('a report of %s', (scanner, report) => {
	test('is counted by severity', () => {
		const counted = { critical: 1, high: 1, medium: 0, low: 0 };
		expect(countVulnerabilities(scanner, JSON.stringify(report))).toEqual(counted);
		expect(countVulnerabilities(scanner, `Indexing the image\n${JSON.stringify(report)}`)).toEqual(counted);
	});

	test.each(['', 'no JSON', '{}', '[]', 'null', '{"error": "no database"}'])('is not what %j is', (output) => {
		expect(countVulnerabilities(scanner, output)).toBeUndefined();
	});
});

test('an image where Trivy finds no package has no findings, but a report', () => {
	expect(countVulnerabilities('trivy', '{"SchemaVersion": 2}')).toEqual({ critical: 0, high: 0, medium: 0, low: 0 });
});
