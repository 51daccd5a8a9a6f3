// Stands in for text-decoder in the bundle: streams are read as bytes here, so none is ever made.
export default class NoDecoder {}
