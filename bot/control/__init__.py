"""Control socket (Unix socket, IPC) by which the command line reaches the running bot."""
