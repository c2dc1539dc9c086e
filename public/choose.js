// The start page in the reader's language. Whoever comes back to choose (`/?choose`) may choose.
;(() => {
  if (new URLSearchParams(location.search).has('choose')) return
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  const found = wanted.find((tag) => tag === 'fr' || tag === 'en')
  if (found) location.replace(`/${found}`)
})()
