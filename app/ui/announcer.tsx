'use client'

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'

const Announce = createContext<(text: string) => void>(() => {})

/** The page's one live region: what a press did, said to those who do not see the button change. */
export function Announcer({ children }: { children: ReactNode }) {
  const [text, setText] = useState('')
  const again = useRef(false)
  const announce = useCallback((said: string) => {
    // The same words twice are a change only if something differs: a trailing blank does.
    again.current = !again.current
    setText(again.current ? said : `${said}\u00a0`)
  }, [])
  // Effects run from the inside out: from here on everything on the page answers.
  useEffect(() => {
    document.documentElement.dataset.ready = ''
  }, [])
  return (
    <Announce value={announce}>
      {children}
      <p role="status" className="unseen">
        {text}
      </p>
    </Announce>
  )
}

export function useAnnounce(): (text: string) => void {
  return useContext(Announce)
}
