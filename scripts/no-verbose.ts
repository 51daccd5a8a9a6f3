// Stands in for what execa draws its own log with, which is never asked for here.
const plain = (value: unknown) => String(value);

export default plain;
export { plain as bold, plain as gray, plain as redBright, plain as yellowBright };
