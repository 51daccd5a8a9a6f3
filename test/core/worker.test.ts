import { describe, expect, test } from 'vitest';
import { checkText } from '../../src/core/check/check-text.ts';
import type { Expectation, ImageFacts, RunFacts } from '../../src/core/image-facts.ts';
import { findPractice } from '../../src/core/practices/index.ts';
import type { Application, ProjectFacts } from '../../src/core/project-facts.ts';
import { ports } from '../../src/core/questions/ports.ts';
import { isWorkerCommand } from '../../src/core/worker.ts';
import { detectProject } from '../../src/detect/index.ts';
import { renderPlan } from '../../src/render/index.ts';
import { goodImage, goodRun } from '../support/image-facts.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { answersOf, flaskApp, planOf } from '../support/plan-of.ts';

const celery = {
	'tasks.py': "from celery import Celery\n\napp = Celery('tasks')\n",
	'requirements.txt': 'celery==5.5.3\n',
};
const command = (...args: readonly string[]): Application => ({ kind: 'command', args });

test.each([
	['-m celery -A tasks worker', true],
	['/usr/bin/python3 -m dramatiq tasks', true],
	['rq worker', true],
	['manage.py rqworker', true],
	['-m celery -A tasks flower', false],
	['worker.py', false],
	['-m uvicorn worker:app', false],
])('%s is what its name says', (words, expected) => {
	expect(isWorkerCommand(words.split(' '))).toBe(expected);
});

describe('the ports that are suggested', () => {
	const suggest = async (files: Readonly<Record<string, string>>, application?: Application) => {
		const facts: ProjectFacts = await detectProject(memoryReader(files), 'service');
		const context = { facts, answered: application ? { application } : {}, recorded: {}, today: '2026-11-24' };
		return [ports.suggest(context), ports.isAsked(context)];
	};

	test('a worker has none', async () => {
		expect(await suggest(celery)).toEqual([[], false]);
	});

	test('the worker beside a web application has none either, where it is chosen', async () => {
		const both = { ...celery, 'app.py': flaskApp, 'requirements.txt': 'celery\nflask\n' };
		expect(await suggest(both)).toEqual([[8000], true]);
		expect(await suggest(both, command('-m', 'celery', '-A', 'tasks', 'worker'))).toEqual([[], false]);
	});
});

describe('what is written for a worker', async () => {
	const answers = await answersOf(celery, { ports: [] });
	const tree = renderPlan(await planOf(celery, { ports: [] }), { answers, toolVersion: '0.0.0' });
	const dockerfile = tree.get('Dockerfile') ?? '';

	test('declares no port and no health check', () => {
		expect(dockerfile).toContain('\nHEALTHCHECK NONE\n');
		expect(dockerfile).not.toMatch(/^EXPOSE|PORT=/m);
		expect(tree.get('docs/docker.md')).not.toMatch(/--publish|health check/);
	});

	test('breaks no practice but the one of its unhashed requirements, and skips what needs a port', () => {
		const { problems, skipped } = checkText('Dockerfile', dockerfile);
		expect(problems.map(({ practice }) => practice.slug)).toEqual(['locked-dependencies']);
		expect(skipped.map(({ practice }) => practice.id)).toEqual(expect.arrayContaining(['HC015', 'HC017']));
	});
});

describe('a Dockerfile', () => {
	const broken = (text: string): readonly string[] =>
		checkText('Dockerfile', `FROM python:3.13-slim-trixie\n${text}`).problems.map(({ practice }) => practice.id);

	test('that starts a worker by its name needs neither port nor health check', () => {
		expect(broken('CMD ["celery", "-A", "tasks", "worker"]\n')).not.toEqual(expect.arrayContaining(['HC015']));
		expect(broken('CMD ["celery", "-A", "tasks", "worker"]\n')).not.toEqual(expect.arrayContaining(['HC017']));
	});

	test('that turns off the health check of a port or of a server does', () => {
		expect(broken('HEALTHCHECK NONE\nCMD ["gunicorn", "app:app"]\n')).toEqual(
			expect.arrayContaining(['HC015', 'HC017']),
		);
		expect(broken('EXPOSE 8000\nHEALTHCHECK NONE\nCMD ["python"]\n')).toContain('HC015');
	});
});

describe('the image of a worker', () => {
	const judge = (slug: string, run: Partial<RunFacts>, expectation: Partial<Expectation> = {}) => {
		const { healthCheck: _, ...config } = goodImage.config;
		const { answers: __, ...silent } = goodRun;
		const facts: ImageFacts = {
			...goodImage,
			config: { ...config, exposedPorts: [] },
			expectation: { ...goodImage.expectation, ports: [], ...expectation },
			run: { ...silent, listeningPorts: [], ...run },
		};
		return findPractice(slug).checkImage?.(facts);
	};

	test('that keeps running is skipped, with what was seen', () => {
		expect(judge('health-check', {})).toEqual({
			status: 'skip',
			reason: 'A worker listens on no port, so nothing can be asked. It started and kept running.',
		});
		expect(judge('unprivileged-ports', {})?.status).toBe('skip');
	});

	test('that ends is not taken for a good one', () => {
		const { listeningPorts: _, ...unseen } = goodRun;
		expect(judge('health-check', { ...unseen, started: false, log: ['No broker'] })?.status).toBe('fail');
	});

	test('that listens after all needs a port and a health check', () => {
		expect(judge('health-check', { listeningPorts: [5555] })?.status).toBe('fail');
		expect(judge('unprivileged-ports', { listeningPorts: [5555] })?.status).toBe('fail');
	});
});
