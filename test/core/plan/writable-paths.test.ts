import { expect, test } from 'vitest';
import { toIgnore } from '../../../src/core/dockerfile-text/ignore-file.ts';
import { expectLabels, expectPlan } from '../../../src/core/expectation.ts';
import { practices } from '../../../src/core/practices/index.ts';
import { runArguments } from '../../../src/core/run-command.ts';
import { writableLabel } from '../../../src/core/writable-label.ts';
import { renderPlan } from '../../../src/render/index.ts';
import { file, goodImage } from '../../support/image-facts.ts';
import { answersOf, planOf } from '../../support/plan-of.ts';

const requirements = { 'requirements.txt': 'flask==3.1.2\ngunicorn==23.0.0\n' };
const writingTo = (folder: string): Readonly<Record<string, string>> => ({
	...requirements,
	'app.py': `from flask import Flask\n\nUPLOAD_FOLDER = "${folder}"\napp = Flask(__name__)\n`,
});

test.each([
	['uploads', ['/app/uploads']],
	['/data/uploads', ['/data/uploads']],
	['/media', ['/media']],
	['/app', []],
	['/etc/shop', []],
	['/usr/local/share', []],
])('a service that writes to %s gets %j', async (folder, expected) => {
	const plan = await planOf(writingTo(folder));
	expect(plan.writablePaths).toEqual(expected);
	expect(plan.notices.some((notice) => notice.includes('read-only in the image'))).toBe(expected.length === 0);
});

test('a folder that is shipped is not given away', async () => {
	const files = {
		...requirements,
		'app.py': 'from flask import Flask\nfrom shop import views\nDATA_DIR = "shop"\napp = Flask(__name__)\n',
		'shop/__init__.py': '',
		'shop/views.py': '',
	};
	const plan = await planOf(files);
	expect(plan.code.map(({ path }) => path)).toContain('shop');
	expect(plan.writablePaths).toEqual([]);
	expect(plan.notices.join()).toContain('/app/shop');
});

test.each(['distroless', 'slim', 'alpine'] as const)('on %s the folder is made for the user', async (base) => {
	const files = writingTo('up loads');
	const answers = await answersOf(files, { base });
	const tree = renderPlan(await planOf(files, { base }), { answers, toolVersion: '0' });
	expect(tree.get('Dockerfile')).toMatch(
		/^RUN \["\/\S*python3", "-I", "-c", ".*65532, 65532.*", "\/app\/up loads"\]$/m,
	);
	expect(tree.get('docs/docker.md')).toContain("--volume 'service-uploads:/app/up loads'");
});

test('a folder in memory is asked for in words that Docker and Podman both know', async () => {
	const words = runArguments(await planOf(writingTo('uploads'))).map((word) => word.join(' '));
	expect(words).toContain('--tmpfs /app/uploads:mode=1777');
});

test('what lies in a folder inside the code that the service writes to stays out of the build context', async () => {
	const files = {
		...requirements,
		'app.py': 'from shop import app\n',
		'shop/__init__.py': 'from flask import Flask\n\nUPLOAD_FOLDER = "shop/static/uploads"\napp = Flask(__name__)\n',
	};
	const answers = await answersOf(files);
	const tree = renderPlan(await planOf(files), { answers, toolVersion: '0' });
	const ignored = toIgnore(tree.get('.dockerignore') ?? '');
	expect(ignored.excludes('shop/__init__.py')).toBe(false);
	expect(ignored.excludes('shop/static/uploads/passport.png')).toBe(true);
});

test('a folder that the service should own and does not fails', async () => {
	const judge = practices.find(({ slug }) => slug === 'intended-owners')?.checkImage;
	const expectation = { ...expectPlan(await planOf(writingTo('uploads'))), codePath: '/app' };
	const folder = (uid: number) => ({
		...goodImage,
		expectation,
		files: [...(goodImage.files ?? []), file('/app/uploads', { type: 'directory', uid })],
	});
	expect(judge?.(folder(65532))).toEqual({ status: 'pass' });
	expect(judge?.(folder(0))?.status).toBe('fail');
	expect(judge?.({ ...goodImage, expectation })?.status).toBe('fail');
});

test('an image says by itself which folders it was made to be written in', async () => {
	const files = writingTo('uploads');
	const tree = renderPlan(await planOf(files), { answers: await answersOf(files), toolVersion: '0' });
	expect(tree.get('Dockerfile')).toContain(`${writableLabel}="/app/uploads"`);
	const labels = { ...goodImage.config.labels, [writableLabel]: '/app/uploads:/data' };
	expect(expectLabels({ ...goodImage.config, labels }).writablePaths).toEqual(['/app/uploads', '/data']);
	expect(expectLabels(goodImage.config).writablePaths).toBeUndefined();
});

test('a file that is written beside the code is a link into a folder that can be written', async () => {
	const app = (url: string): string =>
		`from fastapi import FastAPI\nfrom sqlalchemy import create_engine\n\nengine = create_engine("${url}")\napp = FastAPI()\n`;
	const files = (url: string) => ({ 'requirements.txt': 'fastapi==0.128.0\nuvicorn==0.40.0\n', 'app.py': app(url) });
	const plan = await planOf(files('sqlite:///./users.db'));
	expect(plan).toMatchObject({ writablePaths: ['/app/var'], links: [['/app/users.db', '/app/var/users.db']] });
	const tree = renderPlan(plan, { answers: await answersOf(files('sqlite:///./users.db')), toolVersion: '0' });
	expect(tree.get('Dockerfile')).toContain("os.symlink('/app/var/users.db', '/app/users.db')");
	expect((await planOf(files('sqlite:///./data/users.db'))).links).toEqual([]);
	expect((await planOf(files("sqlite:///./a'b.db"))).links).toEqual([]);
});
