import { expect, test } from 'vitest';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from '../support/memory-reader.ts';

const trialValues = async (engine: string, requirements: string) => {
	const reader = memoryReader({
		'main.py': 'from fastapi import FastAPI\nimport database\n\napp = FastAPI()\n',
		'database.py': `import os\nfrom sqlalchemy import ${engine}\n\nengine = ${engine}(os.environ["SHOP_DATABASE_URL"])\n`,
		'requirements.txt': `fastapi\nsqlalchemy\n${requirements}`,
	});
	return (await detectProject(reader, 'shop')).trialValues;
};

test.each([
	['asyncpg\npsycopg2-binary\n', 'postgresql+asyncpg://localhost'],
	['aiosqlite\nasyncpg\n', 'sqlite+aiosqlite:////tmp/build.sqlite3'],
	['aiomysql\n', 'mysql+aiomysql://localhost'],
])('an asynchronous engine gets an address that it takes, with %j', async (requirements, address) => {
	expect(await trialValues('create_async_engine', requirements)).toEqual({ SHOP_DATABASE_URL: address });
});

test('another engine, or one without a known driver, gets none of these', async () => {
	expect(await trialValues('create_engine', 'asyncpg\n')).toEqual({});
	expect(await trialValues('create_async_engine', '')).toEqual({});
});
