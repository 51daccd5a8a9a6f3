/** Names the folders that the service writes to, so that whoever has the image alone can start it hardened. */
export const writableLabel = 'io.github.create-hardened-container.writable';
