import { expect, test } from 'vitest';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { detectProject } from '../../src/detect/index.ts';
import { renderPlan } from '../../src/render/index.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { answersOf, fastapiApp, flaskApp } from '../support/plan-of.ts';

const settingsOf = async (server: string, ports: readonly number[]): Promise<string> => {
	const isWsgi = ['gunicorn', 'waitress'].includes(server);
	const files = {
		'main.py': isWsgi ? flaskApp : fastapiApp,
		'requirements.txt': `${isWsgi ? 'flask' : 'fastapi'}\n${server}\n`,
	};
	const answers = await answersOf(files, { ports });
	const plan = assemblePlan(answers, await detectProject(memoryReader(files), 'service'));
	const tree = renderPlan(plan, { answers, toolVersion: '1.0.0' });
	return tree.get(server === 'gunicorn' ? 'gunicorn.conf.py' : `${server}_server.py`) ?? '';
};

test.each(['gunicorn', 'waitress', 'uvicorn', 'hypercorn', 'daphne'])(
	'%s listens on every port that is declared',
	async (server) => {
		const several = await settingsOf(server, [8000, 8001, 8002]);
		expect(several).toMatch(/PORT", "8000"\)\)?, "?8001"?, "?8002"?\}/);
		expect(several).toContain('sorted(ports)');
		expect(await settingsOf(server, [8000])).not.toContain('ports)');
	},
);
