// Stands in for the parts of execa that are never used here: messages between Node.js processes, pipes from one program to
// the next, its synchronous form and its conversions to streams.
export const addIpcMethods = (): void => undefined;
export const getIpcExport = (): object => ({});

const unused = (): never => {
	throw new TypeError('This part of execa is not in the bundle.');
};

export {
	unused as createDuplex,
	unused as createReadable,
	unused as createWritable,
	unused as execaCoreSync,
	unused as getIpcEmitter,
	unused as isConnected,
	unused as loopOnMessages,
	unused as pipeToSubprocess,
	unused as sendMessage,
	unused as sendOneMessage,
};
