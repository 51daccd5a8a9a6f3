import { expect, test } from 'vitest';
import { refuseOutside } from '../../src/commands/create/refuse-outside.ts';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from '../support/memory-reader.ts';

const files = {
	'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
	'requirements.txt': 'flask\n-e ../lib\n',
	'../lib/pyproject.toml': '[project]\nname = "lib"\nversion = "1"\n',
};

test('a package beside the project is refused where nothing around both can be copied from', async () => {
	const alone = await detectProject(memoryReader(files), 'shop');
	expect(() => refuseOutside(alone)).toThrow('the dependencies need ../lib');
	const inside = await detectProject({ ...memoryReader(files), location: 'services/shop' }, 'shop');
	expect(() => refuseOutside(inside)).not.toThrow();
});
