import { pickVoice, spokenCall } from '@onehall/ui'
import { useSyncExternalStore } from 'react'

const speech = typeof speechSynthesis === 'undefined' ? null : speechSynthesis
const chinese = (): SpeechSynthesisVoice | undefined =>
  speech === null ? undefined : pickVoice(speech.getVoices(), 'zh')

/** Reads a call out by the voice of this PC; null where it has none, and the clerk reads it. */
export function useSpeech(): ((call: { readonly number: string; readonly label: string }) => void) | null {
  const canSpeak = useSyncExternalStore(watchVoices, () => chinese() !== undefined)
  return canSpeak ? say : null
}

function watchVoices(run: () => void): () => void {
  speech?.addEventListener('voiceschanged', run)
  return () => speech?.removeEventListener('voiceschanged', run)
}

function say(call: { readonly number: string; readonly label: string }): void {
  const voice = chinese()
  if (speech === null || voice === undefined) return
  const utterance = new SpeechSynthesisUtterance(spokenCall(call, 'zh'))
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.rate = 0.9
  speech.cancel()
  speech.speak(utterance)
}
