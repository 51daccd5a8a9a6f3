import { databaseNeeds } from './databases.ts';
import { documentNeeds } from './documents.ts';
import { programNeeds } from './programs.ts';
import type { SystemNeed } from './types.ts';

/** Every Python package known to need something; those whose wheels hold all they load, such as lxml, are not here. */
export const systemNeeds: readonly SystemNeed[] = [...databaseNeeds, ...documentNeeds, ...programNeeds];
