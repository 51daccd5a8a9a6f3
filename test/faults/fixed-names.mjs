// Makes the names of temporary files the same in every run, so that strace can be told them beforehand.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

crypto.randomBytes = (size) => Buffer.alloc(size, Number(process.env.FIXED_BYTE ?? '171'));
syncBuiltinESMExports();
