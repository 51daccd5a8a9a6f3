// Stands in for what writes tar archives: here they are only read.
export default undefined;
