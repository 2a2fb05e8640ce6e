import { makeCell, type Source, type Stop } from '@onehall/client'
import type { Chime, Speak } from './announcer.ts'

/**
 * - `voice`: a Chinese voice speaks
 * - `chime`: there is none on this machine; a tone calls attention to the screen
 * - `blocked`: the browser keeps quiet until somebody touches the page
 * - `none`: this browser makes no sound at all
 */
export type VoiceState = 'voice' | 'chime' | 'blocked' | 'none'

export interface BrowserVoice {
  readonly state: Source<VoiceState>
  readonly speak: Speak
  readonly chime: Chime
  /** Unblocks the sound; to be called from a tap. */
  enable(): void
  stop: Stop
}

/**
 * The voice that reads Chinese best. Plain `cmn` is never taken: the engine behind it reads characters as English
 * syllables; its pinyin sister reads them right.
 */
export function pickVoice<V extends { readonly lang: string }>(voices: readonly V[], lang: 'zh' | 'en'): V | undefined {
  const tagged = (pattern: RegExp): V | undefined => voices.find((voice) => pattern.test(voice.lang))
  if (lang === 'en') return tagged(/^en\b/i)
  return tagged(/^zh[-_](CN|Hans)/i) ?? tagged(/^zh\b(?![-_](HK|MO))/i) ?? tagged(/^cmn[-_]latn[-_]pinyin/i)
}

/** Speech by `speechSynthesis`, the chime by WebAudio: two falling tones of half a second. */
export function makeBrowserVoice(): BrowserVoice {
  const speech = typeof speechSynthesis === 'undefined' ? null : speechSynthesis
  const audio = typeof AudioContext === 'undefined' ? null : new AudioContext()
  const state = makeCell<VoiceState>('none')
  /** Held here, because a browser may collect an utterance that nobody holds, and then never says that it ended. */
  let uttered: SpeechSynthesisUtterance | null = null

  const look = (): void => {
    if (audio?.state === 'suspended') state.set('blocked')
    else if (speech !== null && pickVoice(speech.getVoices(), 'zh')) state.set('voice')
    else state.set(audio === null ? 'none' : 'chime')
  }
  // The list of voices is empty until the browser says that it changed.
  speech?.addEventListener('voiceschanged', look)
  audio?.addEventListener('statechange', look)
  look()

  return {
    state,
    speak({ lang, text }, ended) {
      const voice = state.get() === 'voice' ? pickVoice(speech!.getVoices(), lang) : undefined
      if (speech === null || voice === undefined) {
        ended('said')
        return () => {}
      }
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = 0.9
      utterance.addEventListener('end', () => ended('said'))
      utterance.addEventListener('error', () => ended('failed'))
      uttered = utterance
      speech.speak(utterance)
      return () => {
        if (uttered === utterance) speech.cancel()
      }
    },
    chime(ended) {
      if (audio?.state !== 'running') {
        ended()
        return () => {}
      }
      const tones = [880, 660].map((pitch, i) => tone(audio, pitch, audio.currentTime + i * 0.35))
      tones[1]!.addEventListener('ended', ended)
      return () => tones.forEach((each) => each.stop())
    },
    enable() {
      void audio?.resume().then(look)
      speech?.speak(new SpeechSynthesisUtterance(''))
    },
    stop() {
      speech?.removeEventListener('voiceschanged', look)
      speech?.cancel()
      void audio?.close()
    },
  }
}

function tone(audio: AudioContext, pitch: number, start: number): OscillatorNode {
  const [source, volume] = [audio.createOscillator(), audio.createGain()]
  source.frequency.value = pitch
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.4, start + 0.03)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.55)
  source.connect(volume).connect(audio.destination)
  source.start(start)
  source.stop(start + 0.6)
  return source
}
