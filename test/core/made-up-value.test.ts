import { expect, test } from 'vitest';
import { madeUpEnvironment } from '../../src/core/made-up-value.ts';

test.each([
	['REDIS_URL', 'redis://localhost'],
	['REDISTOGO_URL', 'redis://localhost'],
	['MONGODB_URI', 'mongodb://localhost'],
	['CELERY_BROKER_URL', 'amqp://localhost'],
	['CELERY_RESULT_BACKEND', 'cache+memory://'],
	['DATABASE_URL', 'sqlite:////tmp/build.sqlite3'],
	['API_URL', 'http://localhost'],
	['SECRET_KEY', 'made-up-for-a-trial-start'],
])('%s gets a value that its client takes', (name, value) => {
	const needed = { requiredEnvironment: [name], trialValues: {} };
	expect(madeUpEnvironment(needed, {})).toEqual({ [name]: value });
	expect(madeUpEnvironment(needed, { [name]: 'given' })).toEqual({});
	expect(madeUpEnvironment({ ...needed, trialValues: { [name]: 'by its type' } }, {})).toEqual({
		[name]: 'by its type',
	});
});
