<?php
/**
 * What a test needs of a WordPress that no real site has: several customers on one machine, a record of the requests,
 * mails kept in a file, and faults on demand. Without a fault file every answer is WordPress' own.
 */

function shopbell_note( string $file, array $row ): void {
	file_put_contents( getenv( 'SHOPBELL_WP_RUN' ) . '/' . $file, wp_json_encode( $row ) . "\n", FILE_APPEND | LOCK_EX );
}

/** The faults of this moment that fit the request, in the order they were laid; each one's count goes down by one. */
function shopbell_faults( string $moment ): array {
	$found = array();
	$uri   = rawurldecode( $_SERVER['REQUEST_URI'] ?? '' );
	foreach ( glob( getenv( 'SHOPBELL_WP_RUN' ) . '/faults/*.json' ) ?: array() as $file ) {
		$handle = @fopen( $file, 'r+' );
		if ( ! $handle || ! flock( $handle, LOCK_EX ) ) {
			continue;
		}
		$fault = json_decode( stream_get_contents( $handle ), true );
		$fits  = $fault && $fault['times'] > 0 && $fault['moment'] === $moment
			&& ( '' === $fault['method'] || $fault['method'] === $_SERVER['REQUEST_METHOD'] )
			&& str_contains( $uri, $fault['path'] );
		if ( $fits ) {
			$fault['times'] -= 1;
			rewind( $handle );
			ftruncate( $handle, 0 );
			fwrite( $handle, wp_json_encode( $fault ) );
		}
		fclose( $handle );
		if ( $fits ) {
			$fault['file'] = $file;
			$found[]       = $fault;
		}
	}
	return $found;
}

/** Carries a fault out; true if it has answered the request. */
function shopbell_suffer( array $fault ): bool {
	touch( $fault['file'] . '.reached' );
	switch ( $fault['kind'] ) {
		case 'delay':
			usleep( (int) ( 1e6 * $fault['seconds'] ) );
			return false;
		case 'hold':
			// Ends by itself when the bed is gone, so that no worker outlives its test.
			for ( $i = 0; $i < 6000 && ! file_exists( $fault['file'] . '.released' ); $i++ ) {
				usleep( 10000 );
			}
			return false;
		case 'strip_authorization':
			unset( $_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW'], $_SERVER['HTTP_AUTHORIZATION'] );
			return false;
		case 'drop':
			posix_kill( posix_getpid(), 9 );
			return true;
		case 'truncate':
			header( 'Content-Type: application/json' );
			header( 'Content-Length: 100000' );
			echo '{"id":';
			return true;
		case 'answer':
			status_header( $fault['status'] );
			foreach ( $fault['headers'] as $name => $value ) {
				header( "$name: $value" );
			}
			echo $fault['body'];
			return true;
	}
	return false;
}

if ( 'cli' !== PHP_SAPI ) {
	if ( ! empty( $_SERVER['HTTP_X_TEST_REMOTE_ADDR'] ) ) {
		$_SERVER['REMOTE_ADDR'] = $_SERVER['HTTP_X_TEST_REMOTE_ADDR'];
	}
	if ( ! empty( $_SERVER['HTTP_X_TEST_NO_FLOOD_CHECK'] ) ) {
		add_filter( 'wp_is_comment_flood', '__return_false', 99 );
	}
	foreach ( shopbell_faults( 'before' ) as $shopbell_fault ) {
		if ( shopbell_suffer( $shopbell_fault ) ) {
			exit;
		}
	}
}

add_filter(
	'rest_pre_serve_request',
	function ( $served, $result, $request ) {
		shopbell_note(
			'requests.jsonl',
			array(
				'method'  => $request->get_method(),
				'route'   => $request->get_route(),
				'query'   => (object) array_map( fn( $value ) => is_scalar( $value ) ? (string) $value : wp_json_encode( $value ), $request->get_query_params() ),
				'user_id' => get_current_user_id(),
				'status'  => $result->get_status(),
			)
		);
		foreach ( shopbell_faults( 'after' ) as $fault ) {
			$served = shopbell_suffer( $fault ) || $served;
		}
		return $served;
	},
	10,
	3
);

add_filter(
	'pre_wp_mail',
	function ( $sent, $mail ) {
		shopbell_note( 'mails.jsonl', array( 'to' => (array) $mail['to'], 'subject' => $mail['subject'], 'message' => $mail['message'] ) );
		return true;
	},
	10,
	2
);

// What plugins do to comments that come in over REST: change their words, put them elsewhere, say no to some.
add_filter(
	'pre_comment_content',
	function ( $content ) {
		$change = get_option( 'shopbell_rewrite' );
		return $change && defined( 'REST_REQUEST' ) ? str_replace( $change['words'], $change['into'], $content ) : $content;
	}
);

add_filter(
	'rest_pre_insert_comment',
	function ( $comment ) {
		$word = get_option( 'shopbell_refused_word' );
		if ( $word && is_array( $comment ) && str_contains( $comment['comment_content'] ?? '', $word ) ) {
			return new WP_Error( 'plugin_says_no', 'Nein.', array( 'status' => 403 ) );
		}
		$status = get_option( 'shopbell_incoming_status' );
		if ( false !== $status && is_array( $comment ) && isset( $comment['comment_parent'] ) && empty( $comment['comment_ID'] ) ) {
			$comment['comment_approved'] = $status;
		}
		return $comment;
	}
);
