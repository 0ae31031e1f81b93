<?php
// Runs WordPress' own installation once and prints "SITE " and a JSON line.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST']       = '127.0.0.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require getenv( 'SHOPBELL_WP_CORE' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$shopbell_users = json_decode( getenv( 'SHOPBELL_WP_USERS' ), true );
$shopbell_owner = $shopbell_users[0];
wp_install( 'Kaffeerösterei Morgenrot', $shopbell_owner['login'], $shopbell_owner['email'], true, '', $shopbell_owner['password'], 'en_US' );

// Guests need no account, nothing is held back: each test sets what it is about.
update_option( 'timezone_string', 'Europe/Vienna' );
update_option( 'comment_moderation', '0' );
update_option( 'comment_previously_approved', '0' );
update_option( 'comment_max_links', '0' );
update_option( 'comments_notify', '1' );
update_option( 'moderation_notify', '1' );
update_option( 'template', 'leer' );
update_option( 'stylesheet', 'leer' );
update_option( 'permalink_structure', '' );
wp_delete_post( 1, true );
wp_delete_post( 2, true );
wp_delete_post( 3, true );

$shopbell_made = array();
foreach ( $shopbell_users as $shopbell_user ) {
	$shopbell_known = get_user_by( 'login', $shopbell_user['login'] );
	$shopbell_id    = $shopbell_known ? $shopbell_known->ID : wp_insert_user(
		array(
			'user_login'   => $shopbell_user['login'],
			'user_email'   => $shopbell_user['email'],
			'user_pass'    => $shopbell_user['password'],
			'role'         => $shopbell_user['role'],
			'display_name' => ucfirst( $shopbell_user['login'] ),
		)
	);
	list( $shopbell_password ) = WP_Application_Passwords::create_new_application_password( $shopbell_id, array( 'name' => 'Shopbell' ) );
	$shopbell_made[]           = array( 'id' => (int) $shopbell_id, 'application_password' => $shopbell_password );
}
echo 'SITE ' . wp_json_encode( array( 'version' => wp_get_wp_version(), 'users' => $shopbell_made ) );
