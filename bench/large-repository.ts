import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Written {
	readonly files: number;
	readonly bytes: number;
}

type Write = (file: string, text: string | Buffer) => void;

/** A folder that is filled, put under version control, and counted. */
const repository = (folder: string, fill: (write: Write) => void): Written => {
	const made = new Set<string>();
	const total = { files: 0, bytes: 0 };
	fill((file, text) => {
		const target = path.join(folder, file);
		const parent = path.dirname(target);
		if (!made.has(parent)) mkdirSync(parent, { recursive: true });
		made.add(parent);
		writeFileSync(target, text);
		total.files += 1;
		total.bytes += text.length;
	});
	execFileSync('git', ['init', '--quiet'], { cwd: folder });
	execFileSync('git', ['add', '--all'], { cwd: folder });
	return total;
};

const times = (count: number, make: (index: number) => void): void => {
	for (let index = 0; index < count; index += 1) make(index);
};

/** Between 100 and 300 lines of plain Python, as most files of a service are: models, rules, helpers. */
const pythonModule = (index: number): string => {
	const functions = 10 + (index % 21);
	const parts = [`"""Rules for items of kind ${index}."""`, 'import logging', 'from decimal import Decimal', ''];
	times(functions, (number) =>
		parts.push(
			'',
			`def price_of_${number}(items: list[dict], rate: Decimal = Decimal("0.${number}")) -> Decimal:`,
			`    """Adds up what the items of group ${number} cost."""`,
			`    total = Decimal(0)`,
			'    for item in items:',
			`        if item.get("kind") == "kind-${index}" and item["count"] > ${number}:`,
			'            total += item["price"] * item["count"]',
			'    logging.getLogger(__name__).debug("total %s", total)',
			'    return total * (1 + rate)',
		),
	);
	return `${parts.join('\n')}\n`;
};

const views = (index: number): string => `from fastapi import APIRouter

router = APIRouter(prefix="/items-${index}")


@router.get("/")
async def items() -> dict:
    return {"items": ${index}}
`;

const application = `from fastapi import FastAPI

from shop.domain_0.views import router

app = FastAPI()
app.include_router(router)


@app.get("/health")
def health() -> dict:
    return {"status": "ok"}
`;

/** 50,000 files: 3,000 of Python, a front end, data, pictures, installed packages; one file is large, one link leads out. */
export const writeServiceRepository = (folder: string): Written =>
	repository(folder, (write) => {
		write('requirements.txt', 'fastapi==0.115.6\nuvicorn==0.34.0\n');
		write('README.md', '# Shop\n');
		write('shop/__init__.py', '');
		write('shop/main.py', application);
		write('shop/data/catalogue.json', Buffer.alloc(8 * 1024 * 1024, ' '));
		times(200, (domain) => {
			write(`shop/domain_${domain}/__init__.py`, '');
			write(`shop/domain_${domain}/views.py`, views(domain));
			times(8, (index) => write(`shop/domain_${domain}/rules_${index}.py`, pythonModule(domain * 8 + index)));
			times(5, (index) => write(`tests/domain_${domain}/test_${index}.py`, pythonModule(index)));
		});
		times(12_000, (index) =>
			write(`frontend/src/part_${index % 300}/View${index}.tsx`, `export const n = ${index};\n`),
		);
		times(9_000, (index) => write(`shop/static/icons/set_${index % 90}/icon-${index}.svg`, '<svg/>\n'));
		times(10_000, (index) => write(`data/orders/${index % 200}/${index}.json`, `{"id": ${index}}\n`));
		times(3_995, (index) => write(`docs/pages/${index % 40}/page-${index}.md`, `# Page ${index}\n`));
		times(12_000, (index) => write(`node_modules/package-${index % 600}/lib/${index}.js`, `exports.n = ${index};\n`));
		symlinkSync('/usr', path.join(folder, 'shop/outside'));
	});

/** 50,000 files of Python in 2,500 packages, one of which holds the application. */
export const writePythonRepository = (folder: string): Written =>
	repository(folder, (write) => {
		write('requirements.txt', 'fastapi==0.115.6\nuvicorn==0.34.0\n');
		write('shop/__init__.py', '');
		write('shop/main.py', application);
		times(2_500, (index) => write(`shop/domain_${index}/views.py`, views(index)));
		times(47_497, (index) => write(`shop/domain_${index % 2_500}/rules_${index}.py`, pythonModule(index)));
	});
