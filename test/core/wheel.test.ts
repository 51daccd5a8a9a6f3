import { expect, test } from 'vitest';
import { wheelFits } from '../../src/core/wheel.ts';

test.each([
	['flask-3.1.0-py3-none-any.whl', true, true],
	['six-1.16.0-py2.py3-none-any.whl', true, true],
	['old-1.0-py2-none-any.whl', false, false],
	['lxml-6.0.0-cp313-cp313-manylinux_2_26_x86_64.manylinux_2_28_x86_64.whl', true, false],
	['lxml-6.0.0-cp313-cp313-musllinux_1_2_x86_64.whl', false, true],
	['lxml-6.0.0-cp312-cp312-musllinux_1_2_x86_64.whl', false, false],
	['lxml-6.0.0-cp313-cp313t-musllinux_1_2_x86_64.whl', false, false],
	['cryptography-45-cp37-abi3-manylinux2014_x86_64.manylinux_2_17_x86_64.whl', true, false],
	['cryptography-45-cp314-abi3-manylinux_2_34_x86_64.whl', false, false],
	['future-1.0-cp313-cp313-manylinux_2_99_x86_64.whl', false, false],
	['a-1.0-py3-none-manylinux1_x86_64.whl', true, false],
	['a-1.0-cp313-cp313-macosx_11_0_arm64.whl', false, false],
	['a-1.0-cp313-cp313-manylinux2014_aarch64.whl', false, false],
	['a-1.0.tar.gz', false, false],
])('%s fits glibc: %s, musl: %s', (name, glibc, musl) => {
	const target = { python: '3.13', machine: 'x86_64' } as const;
	expect(wheelFits(name, { ...target, libc: 'glibc' })).toBe(glibc);
	expect(wheelFits(name, { ...target, libc: 'musl' })).toBe(musl);
});
