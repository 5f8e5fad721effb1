// What a utility process sees of the app that made it.
// oxlint-disable unicorn/require-post-message-target-origin -- a port of Electron's, not a window
process.parentPort.on('message', ({ data }) => {
  if (data === 'end') process.exit(3)
  process.parentPort.postMessage({
    text: data.text.toUpperCase(),
    isDate: data.at instanceof Date,
    given: process.argv[2],
    type: process.type,
    hasNodeChannel: process.send !== undefined,
  })
})
