import { expect, test } from 'vitest';
import { bases } from '../../src/core/bases/index.ts';
import type { Measurement } from '../../src/core/measurement.ts';
import { renderPlan } from '../../src/render/index.ts';
import { answersOf, flaskApp, planOf } from '../support/plan-of.ts';

const files = { 'app.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' };

const render = async (context: { measurements?: readonly Measurement[]; recorded?: readonly Measurement[] } = {}) => {
	const { measurements, recorded } = context;
	const tree = renderPlan(await planOf(files), {
		answers: await answersOf(files),
		toolVersion: '1.0.0',
		...(measurements === undefined ? {} : { measurements }),
		...(recorded === undefined
			? {}
			: { recorded: { $schema: '', version: '', answers: await answersOf(files), files: {}, measurements: recorded } }),
	});
	return { docs: tree.get('docs/docker.md') ?? '', record: JSON.parse(tree.get('.hardened-container.json') ?? '') };
};

const measured = (base: Measurement['base'], compressedBytes: number): Measurement => ({
	base,
	stages: 'multi',
	compressedBytes,
	unpackedBytes: 2 * compressedBytes,
	date: '2026-11-24',
	engine: 'docker 28.5.2',
});

test.each([
	['flask\ngunicorn\nprometheus-flask-exporter\n', true],
	['flask\ngunicorn\n', false],
])('what several workers take to count together is told where something counts: %j', async (requirements, isTold) => {
	const project = { ...files, 'requirements.txt': requirements };
	const tree = renderPlan(await planOf(project), { answers: await answersOf(project), toolVersion: '1.0.0' });
	expect(tree.get('docs/docker.md')?.includes('--env PROMETHEUS_MULTIPROC_DIR=/tmp')).toBe(isTold);
	expect(tree.get('Dockerfile')).not.toContain('PROMETHEUS');
});

test('the docs have their headings, in order', async () => {
	const { docs } = await render();
	expect([...docs.replaceAll(/```.*?```/gs, '').matchAll(/^#+ .*$/gm)].map(([heading]) => heading)).toEqual([
		'# The container image of service',
		'## Best Practices Implemented',
		'### Security Best Practices',
		'#### Non-root User',
		'#### Minimal Base Image',
		'#### Multi-stage Builds',
		'### Dockerfile Best Practices',
		'#### Layer Optimization',
		'#### File Management',
		'#### Build Context',
		'#### Environment Configuration',
		'## Image Comparison',
		'## Additional Considerations',
		'### Resource Management',
		'### Maintainability',
		'### CI/CD Ready',
		'## Build',
		'## Run',
		'## Debug',
		'## Update',
	]);
});

test('a size is printed only where an image was measured', async () => {
	expect((await render()).docs.match(/not measured/g)).toHaveLength(bases.length);
	const { docs } = await render({ measurements: [measured('distroless', 24_600_000)] });
	expect(docs).toContain('| 24.6 MB compressed, 49.2 MB unpacked |');
	expect(docs.match(/not measured/g)).toHaveLength(bases.length - 1);
});

test('the size of other stages is not shown as that of this image, and each build is named', async () => {
	const single = { ...measured('distroless', 1_000_000), stages: 'single' } as const;
	const alpine = { ...measured('alpine', 2_000_000), date: '2026-11-25' };
	const { docs } = await render({ recorded: [single, alpine] });
	expect(docs).toMatch(/Distroless \(this image\).*not measured/);
	expect(docs).toMatch(/Alpine.*2\.0 MB compressed/);
	expect(docs).toContain('with docker 28.5.2 on 2026-11-24 and with docker 28.5.2 on 2026-11-25.');
});

test('sizes of other variants are kept, and of this one only the newest', async () => {
	const recorded = [measured('distroless', 1_000_000), measured('alpine', 2_000_000)];
	const { record } = await render({ measurements: [measured('distroless', 3_000_000)], recorded });
	expect(record.measurements).toEqual([measured('distroless', 3_000_000), measured('alpine', 2_000_000)]);
});

test('a front end that the image leaves out is told of, in a plain sentence', async () => {
	const docsOf = async (project: Readonly<Record<string, string>>): Promise<string> => {
		const tree = renderPlan(await planOf(project), { answers: await answersOf(project), toolVersion: '0' });
		return tree.get('docs/docker.md') ?? '';
	};
	expect(await docsOf(files)).not.toContain('front end');
	expect(await docsOf({ ...files, 'web/package.json': '{}' })).toContain('`web/package.json` belongs to a front end');
});
