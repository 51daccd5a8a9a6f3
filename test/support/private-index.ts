import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { storedZip } from './stored-zip.ts';

export interface PrivateIndex {
	/** The name that its certificate has, and an address of this machine that containers reach. */
	readonly host: string;
	readonly ip: string;
	readonly port: number;
	readonly address: string;
	/** The authority that signed the certificate of the index; nobody else knows it. */
	readonly authority: string;
	readonly wheel: { readonly name: string; readonly hash: string };
	readonly close: () => void;
}

export const login = { name: 'deploy', password: 'kx81-Lm_04' } as const;

/** A package index with one wheel, which asks for a password and has a certificate of an authority of its own. */
export const startPrivateIndex = async (): Promise<PrivateIndex> => {
	const host = 'index.shop.test';
	const ip = outerAddress();
	const { key, cert, authority } = certificateFor(host);
	const name = 'shop_core-1.0-py3-none-any.whl';
	const wheel = storedZip({
		'shop_core.py': 'answer = 42\n',
		'shop_core-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: shop-core\nVersion: 1.0\n',
		'shop_core-1.0.dist-info/WHEEL': 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
		'shop_core-1.0.dist-info/RECORD': 'shop_core.py,,\nshop_core-1.0.dist-info/METADATA,,\n',
	});
	const hash = createHash('sha256').update(wheel).digest('hex');
	const expected = `Basic ${Buffer.from(`${login.name}:${login.password}`).toString('base64')}`;
	const server = createServer({ key, cert }, ({ url = '', headers }, response) => {
		if (headers.authorization !== expected) {
			response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="index"' }).end();
		} else if (url === '/simple/shop-core/') {
			response.setHeader('Content-Type', 'text/html');
			response.end(`<!DOCTYPE html><html><body><a href="/${name}#sha256=${hash}">${name}</a></body></html>`);
		} else if (url === `/${name}`) {
			response.end(wheel);
		} else {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
	const { port } = server.address() as AddressInfo;
	const address = `https://${host}:${port}/simple`;
	return { host, ip, port, address, authority, wheel: { name, hash }, close: () => server.close() };
};

const outerAddress = (): string => {
	const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
	const found = all.find(({ family, internal }) => family === 'IPv4' && !internal);
	if (found === undefined) throw new Error('This machine has no address that a container could reach.');
	return found.address;
};

const certificateFor = (host: string) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'authority-'));
	const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
	const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
	try {
		const newKey = ['-newkey', 'rsa:2048', '-nodes'];
		const usage = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
		const subject = ['-subj', '/CN=Shop CA', '-days', '2'];
		openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', ...subject, ...usage);
		openssl('req', ...newKey, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=index');
		writeFileSync(path.join(folder, 'names'), `subjectAltName=DNS:${host}\nbasicConstraints=CA:FALSE\n`);
		const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
		openssl('x509', '-req', '-in', 'request.pem', '-out', 'cert.pem', ...signed);
		return { key: read('key.pem'), cert: read('cert.pem'), authority: read('ca.pem') };
	} finally {
		rmSync(folder, { recursive: true });
	}
};
