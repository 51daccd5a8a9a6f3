// Stands in for what lets execa exchange messages with a Node.js subprocess, of which none is ever started here.
export const addIpcMethods = (): void => undefined;
export const getIpcExport = (): object => ({});
