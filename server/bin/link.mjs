/**
 * Loaded ahead of every supervised process. Its link to the supervisor is how it is asked to stop, alike on every system; and when the
 * supervisor is gone, even by SIGKILL, the process ends instead of keeping its port.
 */
if (process.channel) {
  process.once('disconnect', () => {
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0)
  })
  process.channel.unref()
}
