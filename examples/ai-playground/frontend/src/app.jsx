import { useState } from 'react';
import { apiFor } from './api.js';
import { Chat } from './pages/chat.jsx';
import { Courses } from './pages/courses.jsx';
import { Files } from './pages/files.jsx';
import { Images } from './pages/images.jsx';
import { Library } from './pages/library.jsx';
import { SignIn } from './pages/sign-in.jsx';
import { Status } from './pages/status.jsx';

const pages = { Courses, Chat, Images, Library, Files, Status };

export function App() {
  const [session, setSession] = useState(() => JSON.parse(sessionStorage.getItem('session')));
  const [page, setPage] = useState('Courses');
  const Page = session ? pages[page] : Status;

  function keep(next) {
    sessionStorage.setItem('session', JSON.stringify(next));
    setSession(next);
  }

  return (
    <>
      <header>
        <h1>AI-PlayGround</h1>
        {session && (
          <nav>
            {Object.keys(pages).map((name) => (
              <button key={name} aria-current={name === page} onClick={() => setPage(name)}>
                {name}
              </button>
            ))}
            <button onClick={() => keep(null)}>Sign out {session.name}</button>
          </nav>
        )}
      </header>
      <main>
        {!session && <SignIn onSession={keep} />}
        <Page key={page} api={apiFor(session?.token)} />
      </main>
    </>
  );
}
