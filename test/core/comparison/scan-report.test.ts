import { describe, expect, test } from 'vitest';
import { countVulnerabilities, type Scanner } from '../../../src/core/comparison/scan-report.ts';

/**
 * Made up from the fields that each scanner writes. Taken from Trivy's integration/testdata/*.json.golden, Grype's
 * grype/presenter/json/testdata/snapshot; that of Scout follows GitLab's format as it is known, from no report of Scout.
 */
const reports: Readonly<Record<Scanner, unknown>> = {
	trivy: {
		SchemaVersion: 2,
		ArtifactName: 'image.tar',
		ArtifactType: 'container_image',
		Metadata: { OS: { Family: 'debian', Name: '13.1' }, ImageConfig: { architecture: 'amd64', os: 'linux' } },
		Results: [
			{ Target: 'image.tar (debian 13.1)', Class: 'os-pkgs', Type: 'debian' },
			{
				Target: 'Python',
				Class: 'lang-pkgs',
				Type: 'python-pkg',
				Vulnerabilities: [
					{
						VulnerabilityID: 'CVE-2025-1',
						PkgName: 'flask',
						InstalledVersion: '1.0',
						FixedVersion: '1.1',
						SeveritySource: 'nvd',
						Severity: 'CRITICAL',
						CVSS: { nvd: { V3Score: 9.8 } },
					},
					{ VulnerabilityID: 'CVE-2025-2', PkgName: 'jinja2', Severity: 'HIGH' },
					{ VulnerabilityID: 'CVE-2025-3', PkgName: 'werkzeug', Severity: 'UNKNOWN' },
				],
				ExperimentalModifiedFindings: [{ Type: 'vulnerability', Status: 'ignored', Finding: { Severity: 'LOW' } }],
			},
		],
	},
	grype: {
		matches: [
			{
				vulnerability: { id: 'CVE-2025-1', dataSource: '', severity: 'Critical', fix: { versions: [], state: '' } },
				relatedVulnerabilities: [{ id: 'CVE-2025-9', severity: 'Medium' }],
				matchDetails: [{ type: 'exact-direct-match', matcher: 'dpkg-matcher' }],
				artifact: { name: 'zlib1g', version: '1.3', type: 'deb' },
			},
			{ vulnerability: { id: 'CVE-2025-2', severity: 'High' }, artifact: { name: 'perl-base' } },
			{ vulnerability: { id: 'CVE-2005-3', severity: 'Negligible' }, artifact: { name: 'libc6' } },
		],
		ignoredMatches: [{ vulnerability: { id: 'CVE-2025-4', severity: 'Low' }, appliedIgnoreRules: [] }],
		source: { type: 'image', target: { userInput: 'image.tar', layers: [] } },
		distro: { name: 'debian', version: '13', idLike: [] },
		descriptor: { name: 'grype', version: '0.104.1' },
	},
	scout: {
		version: '15.0.6',
		scan: { type: 'container_scanning', status: 'success', scanner: { id: 'docker-scout', name: 'Docker Scout' } },
		vulnerabilities: [
			{
				id: 'CVE-2025-1',
				severity: 'Critical',
				location: { dependency: { package: { name: 'zlib' }, version: '1.3' }, operating_system: 'debian 13' },
				identifiers: [{ type: 'cve', name: 'CVE-2025-1', value: 'CVE-2025-1' }],
			},
			{ id: 'CVE-2025-2', severity: 'High' },
			{ id: 'CVE-2025-3', severity: 'Unknown' },
		],
		remediations: [],
	},
};

describe.each(Object.entries(reports) as [Scanner, unknown][])('a report of %s', (scanner, report) => {
	test('is counted by severity', () => {
		const counted = { critical: 1, high: 1, medium: 0, low: 0 };
		expect(countVulnerabilities(scanner, JSON.stringify(report))).toEqual(counted);
		expect(countVulnerabilities(scanner, `Indexing the image\n${JSON.stringify(report)}`)).toEqual(counted);
		expect(countVulnerabilities(scanner, `${JSON.stringify(report)}\n\nWhat's next:\n  View more\n`)).toEqual(counted);
	});

	test.each(['', 'no JSON', '{}', '[]', 'null', '{"error": "no database"}'])('is not what %j is', (output) => {
		expect(countVulnerabilities(scanner, output)).toBeUndefined();
	});
});

test.each([
	['trivy', '{"SchemaVersion": 2}'],
	['grype', '{"matches":[],"source":{"type":"image","target":{}},"descriptor":{"name":"grype"}}'],
	['scout', '{"version":"15.0.6","vulnerabilities":null,"remediations":[]}'],
] as const)('nothing found by %s is a report all the same', (scanner, report) => {
	expect(countVulnerabilities(scanner, report)).toEqual({ critical: 0, high: 0, medium: 0, low: 0 });
});
