import { useState } from 'react';
import { apiFor } from '../api.js';

export function SignIn({ onSession }) {
  const [problem, setProblem] = useState('');

  async function submit(event) {
    event.preventDefault();
    const path = event.nativeEvent.submitter.value;
    try {
      onSession(await apiFor().post(path, Object.fromEntries(new FormData(event.target))));
    } catch (error) {
      setProblem(error.message);
    }
  }

  return (
    <form onSubmit={submit}>
      <input name="name" placeholder="name" autoComplete="username" required />
      <input name="password" type="password" placeholder="password" autoComplete="current-password" required />
      <button value="auth/login">Sign in</button>
      <button value="auth/register">Register</button>
      <p role="alert">{problem}</p>
    </form>
  );
}
